/* The file in which lines that were typed are kept, one a line, the oldest first. */
#ifndef TSFARM_SHELL_TERMINAL_HISTORY_H
#define TSFARM_SHELL_TERMINAL_HISTORY_H

#include <stddef.h>

enum {
	HISTORY_MAX = 1000, /* lines */
	HISTORY_KEPT = 900  /* ... of which so many stay when there would be more */
};

/*
 * Call `take` for each line, as a text without its end, the newest HISTORY_MAX of them; none when there
 * is no file. 0 or negative errno.
 */
int history_load(const char *path, void (*take)(void *context, const char *line), void *context);

/*
 * Add a line, which has no end of a line in it. The file is made when it is not there, and made its
 * owner's alone when it was open to others. Whoever adds at the same time has added, too.
 */
int history_append(const char *path, const char *line);

#endif
