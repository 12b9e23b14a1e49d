/* Lines of a pipe or a file, of any length. */
#ifndef TSFARM_SHELL_TERMINAL_PLAIN_INPUT_H
#define TSFARM_SHELL_TERMINAL_PLAIN_INPUT_H

#include "base/text.h"

/* What reading the next byte waits with: 0 when there is one, or the end; else what the reading ends with. */
typedef int plain_input_wait(void *context);

/*
 * Read a line into `line`, without its end, "\n" or "\r\n", which the last one need not have. Nothing behind
 * it is taken. Returns the editor's answers: EDITOR_E_END when there was nothing, EDITOR_E_NUL, what `wait`
 * (NULL: none) answered, negative errno.
 */
int plain_input_read(int descriptor, plain_input_wait *wait, void *context, struct text *line);

#endif
