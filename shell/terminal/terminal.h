/* Properties of the terminal, and a question that one key answers. */
#ifndef TSFARM_SHELL_TERMINAL_TERMINAL_H
#define TSFARM_SHELL_TERMINAL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct terminal_size {
	size_t columns, rows;
};

/* The size of the terminal; else that of the variables COLUMNS and LINES; else 80 by 24. */
struct terminal_size terminal_get_size(FILE *terminal);

/* Is UTF-8 the character set of the terminal? */
bool terminal_is_utf8(void);

/* Are both streams terminals? */
bool terminal_is_interactive(FILE *in, FILE *out);

/*
 * Print a question, and wait for a key, which is not printed. Returns 0 with the first byte of the key
 * (Ctrl-C is such a byte), -ENODATA if the terminal is gone, or negative errno. The state of the terminal
 * is restored, also if a signal ends or stops the program.
 */
int terminal_ask_key(FILE *in, FILE *out, const char *question, char *ret_key);

#endif
