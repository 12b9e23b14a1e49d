/* Wrapping a text to the columns of a terminal. */
#ifndef TSFARM_BASE_WRAP_H
#define TSFARM_BASE_WRAP_H

#include <stddef.h>

#include "base/text.h"

/*
 * Take the next line of the text, of at most `columns` columns (1 at least). It ends at a line's end,
 * else at a blank, else within a word. Returns the number of its bytes; `*text` moves past the line
 * and the blanks or line end that ended it.
 */
size_t wrap_line(const char **text, size_t columns);

/* Add the bytes as utf8_add_printable() does. Returns the columns that they take. */
size_t wrap_add(struct text *to, const char *bytes, size_t length);

#endif
