/* A command line in one string, as the Windows C runtime takes it apart. */
#ifndef TSFARM_BASE_COMMAND_LINE_H
#define TSFARM_BASE_COMMAND_LINE_H

#include "base/arena.h"
#include "base/text.h"

/*
 * The arguments of `line`: blanks and tabs part them, quotes hold them together, and backslashes
 * before a quote stand for half as many, an odd one for the quote itself. All is the arena's; NULL
 * when memory is short. `*ret_count` arguments, and a NULL behind them.
 */
char **command_line_split(struct arena *arena, const char *line, size_t *ret_count);

/* Add an argument to a line, so that it is taken apart into the same again; with a blank between. */
void command_line_add(struct text *line, const char *argument);

#endif
