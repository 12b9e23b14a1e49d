/* The position of a terminal's cursor after output. */
#ifndef TSFARM_SHELL_TERMINAL_SCREEN_CURSOR_H
#define TSFARM_SHELL_TERMINAL_SCREEN_CURSOR_H

#include <stddef.h>
#include <stdint.h>

/*
 * Rows and columns are counted from 0, rows from the begin of the output. A character in the last column
 * leaves `column` at `columns`; the next character begins a row.
 */
struct screen_cursor {
	size_t columns; /* of the terminal, at least 1 */
	size_t row, column;
};

/* Move the cursor as a code point does: a printed character, or one of \n, \r, \b and \t. */
void screen_cursor_add(struct screen_cursor *cursor, int32_t character);

#endif
