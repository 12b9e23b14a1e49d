/* Lines of people's text that fit into so many columns of a terminal. */
#ifndef TSFARM_BASE_WRAP_H
#define TSFARM_BASE_WRAP_H

#include <stddef.h>

#include "base/text.h"

/*
 * Take the next line of the text, of at most `columns` columns (1 at least): it ends at a line's end,
 * else at a blank, else within a word. Returns how many bytes it has; `*text` is then behind it and
 * the blanks or the end of line that ended it.
 */
size_t wrap_line(const char **text, size_t columns);

/* Add what a terminal shows and does not obey: other characters are '?'. Returns the columns of all. */
size_t wrap_add(struct text *to, const char *bytes, size_t length);

#endif
