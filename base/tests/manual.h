/*
 * A manual page against its program, in a sandbox (sandbox.h): commands, options and operands are
 * those of --help, the examples are true, and --help fits a terminal.
 */
#ifndef TSFARM_BASE_TESTS_MANUAL_H
#define TSFARM_BASE_TESTS_MANUAL_H

#include <stddef.h>

/* Read the page, its "\-" being '-' and its "\&" nothing; and forget it. */
void manual_read(const char *path);
void manual_forget(void);

/* What stands under a heading, ".Sh SYNOPSIS", up to the next; freed with free(). */
char *manual_part(const char *heading);

/* Compare what the page says of the program's commands with what --help says of them. */
void manual_compare_commands(void);

/* --help, of the program and of each command, is no larger than the smallest terminal. */
void manual_measure_help(void);

/*
 * Type the lines of the examples to a shell that finds what was built, and compare what is printed.
 * Every command that --help lists is among them. Returns how many were typed.
 */
size_t manual_run_examples(void);

#endif
