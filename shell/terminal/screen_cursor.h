/* Where the cursor of a terminal stands after what was printed. */
#ifndef TSFARM_SHELL_TERMINAL_SCREEN_CURSOR_H
#define TSFARM_SHELL_TERMINAL_SCREEN_CURSOR_H

#include <stddef.h>
#include <stdint.h>

/*
 * Rows and columns are counted from 0, rows from where printing began. A character in the last column
 * leaves the cursor behind it, `column` being `columns`; only the next one begins a row.
 */
struct screen_cursor {
	size_t columns; /* of the terminal, 1 at least */
	size_t row, column;
};

/* A character (a code point) is printed, or a control character obeyed: \n, \r, \b and \t. */
void screen_cursor_add(struct screen_cursor *cursor, int32_t character);

#endif
