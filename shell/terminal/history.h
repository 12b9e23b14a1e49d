/* The file of typed lines: one in a line, the oldest first. POSIX only. */
#ifndef TSFARM_SHELL_TERMINAL_HISTORY_H
#define TSFARM_SHELL_TERMINAL_HISTORY_H

enum {
	HISTORY_MAX = 1000, /* lines in the file */
	HISTORY_KEPT = 900  /* lines that stay when there would be more */
};

/*
 * Call `take` for each of the newest HISTORY_MAX lines, without its end. A missing file has none. Returns
 * 0 or negative errno.
 */
int history_load(const char *path, void (*take)(void *context, const char *line), void *context);

/*
 * Append a line, which contains no line feed. The file is created if missing, and made private to its
 * owner. Lines that other processes append at the same time stay. Returns 0 or negative errno.
 */
int history_append(const char *path, const char *line);

#endif
