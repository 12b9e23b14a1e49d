/* Lines of a pipe or a file, of any length. */
#ifndef TSFARM_SHELL_TERMINAL_PLAIN_INPUT_H
#define TSFARM_SHELL_TERMINAL_PLAIN_INPUT_H

#include "base/text.h"

/*
 * Wait until a byte, or the end of the input, can be read. Returns 0 or an answer that ends the reading.
 */
typedef int plain_input_wait(void *context);

/*
 * Read a line into `line`, without its end ("\n" or "\r\n"), which the last line may lack. No byte after it
 * is read. `wait` (NULL: none) is called before each byte. Returns 0, EDITOR_E_END, EDITOR_E_NUL, an answer
 * of `wait`, or negative errno.
 */
int plain_input_read(int descriptor, plain_input_wait *wait, void *context, struct text *line);

#endif
