/* Rows of a table whose columns stand at fixed places, as the columns of a terminal count them. */
#ifndef TSFARM_CLI_COLUMNS_H
#define TSFARM_CLI_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct columns {
	FILE *to;
	size_t at;  /* the next free column, from 0 */
	bool blank; /* must a blank follow before the next text? */
};

/* Begin a row with '>' or a blank, as QUERY marks what is one's own; what follows stands right behind. */
void columns_mark(struct columns *columns, bool is_own);

/* Write a text that begins in that column; nothing for an empty one. What comes too late for its
 * place, behind a text that was too long, stands one blank after it. */
void columns_put(struct columns *columns, size_t begin, const char *text);

/* ... in small letters, as QUERY prints names (Q186592). */
void columns_put_lower(struct columns *columns, size_t begin, const char *text);

/* Write a number, or a text, that ends in that column. */
void columns_put_number(struct columns *columns, size_t end, uint32_t number);
void columns_put_right(struct columns *columns, size_t end, const char *text);

/* End the row. */
void columns_end(struct columns *columns);

#endif
