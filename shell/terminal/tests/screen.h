/* What a terminal shows after the bytes that it was sent: as much of an xterm as the tests need. */
#ifndef TSFARM_SHELL_TERMINAL_TESTS_SCREEN_H
#define TSFARM_SHELL_TERMINAL_TESTS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum {
	SCREEN_COLUMNS_MAX = 200,
	SCREEN_ROWS_MAX = 60
};

struct screen {
	size_t columns, rows;
	size_t row, column; /* the cursor; `column` may be `columns`, behind the last one */
	int32_t cells[SCREEN_ROWS_MAX]
		     [SCREEN_COLUMNS_MAX]; /* 0 is blank, -1 what a wide character covers */
	char pending[64];                  /* a character or a sequence that is not whole */
	size_t pending_size;
};

void screen_init(struct screen *screen, size_t columns, size_t rows);

/* Obey the bytes; a sequence that is not known fails the test. */
void screen_write(struct screen *screen, const char *bytes, size_t size);

/* Add all rows down to the last one with something in it, as lines without the blanks at their ends. */
void screen_describe(const struct screen *screen, struct text *to);

#endif
