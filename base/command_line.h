/* A command line in one string, split as the Windows C runtime splits it. */
#ifndef TSFARM_BASE_COMMAND_LINE_H
#define TSFARM_BASE_COMMAND_LINE_H

#include "base/arena.h"
#include "base/text.h"

/*
 * Split `line` into arguments. Blanks and tabs separate them, and quotes group them. Before a quote,
 * two backslashes are one, and an odd one makes the quote literal. The arena owns the list of
 * `*ret_count` arguments and a final NULL; NULL on ENOMEM.
 */
char **command_line_split(struct arena *arena, const char *line, size_t *ret_count);

/* Add a blank, unless the line is empty, and the argument, quoted so that it splits into itself. */
void command_line_add(struct text *line, const char *argument);

#endif
