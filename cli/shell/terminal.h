/* What the terminal is that somebody sits at. */
#ifndef TSFARM_CLI_SHELL_TERMINAL_H
#define TSFARM_CLI_SHELL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct terminal_size {
	size_t columns, rows;
};

/* As the terminal says; else as COLUMNS and LINES do; else 80 by 24. */
struct terminal_size terminal_get_size(FILE *terminal);

/* May UTF-8 be printed? */
bool terminal_is_utf8(void);

/* Are both a terminal? */
bool terminal_is_interactive(FILE *in, FILE *out);

/*
 * Wait for one key and take it, without showing it: 0 with its first byte, Ctrl-C among them, or negative
 * errno; -ENODATA when the terminal went away.
 */
int terminal_read_key(FILE *in, char *ret_key);

#endif
