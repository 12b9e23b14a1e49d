/* What the terminal is that somebody sits at. */
#ifndef TSFARM_SHELL_TERMINAL_TERMINAL_H
#define TSFARM_SHELL_TERMINAL_TERMINAL_H

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
 * Show a question and wait for one key, which is not shown; what was asked stays. 0 with the key's first
 * byte, Ctrl-C among them, or negative errno; -ENODATA when the terminal went away. The
 * terminal is given back as it was, also when a signal ends or stops the program.
 */
int terminal_ask_key(FILE *in, FILE *out, const char *question, char *ret_key);

#endif
