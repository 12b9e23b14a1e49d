/* Whoever runs this program. */
#ifndef TSFARM_BASE_USER_H
#define TSFARM_BASE_USER_H

#include "base/text.h"

/* Add the name that the system has for him. Returns 0, -ENOENT when it has none, or -ENOMEM. */
int user_add_name(struct text *to);

#endif
