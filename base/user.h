/* The user who runs this program. */
#ifndef TSFARM_BASE_USER_H
#define TSFARM_BASE_USER_H

#include "base/text.h"

/* Add the user's name in the system. 0, -ENOENT if there is none, or -ENOMEM. */
int user_add_name(struct text *to);

#endif
