/* The box of a message in a session (Q186480). */
#ifndef TSFARM_SHELL_MESSAGE_BOX_H
#define TSFARM_SHELL_MESSAGE_BOX_H

#include "base/text.h"
#include "sim/tsfarm.h"

/* Add the message as the lines of a box, of at most `columns` columns if these are enough for any text. */
void message_box_add(struct text *to, const struct message *message, size_t columns);

#endif
