/* The box in which a session shows a message (Q186480). */
#ifndef TSFARM_SHELL_MESSAGE_BOX_H
#define TSFARM_SHELL_MESSAGE_BOX_H

#include "base/text.h"
#include "sim/tsfarm.h"

/* Add the message in a box of at most so many columns, as whole lines. */
void message_box_add(struct text *to, const struct message *message, size_t columns);

#endif
