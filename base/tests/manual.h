/*
 * A manual page against its program, in a sandbox (sandbox.h): commands, options and operands are
 * those of --help, the examples are true, and --help fits a terminal.
 */
#ifndef TSFARM_BASE_TESTS_MANUAL_H
#define TSFARM_BASE_TESTS_MANUAL_H

#include "base/tests/support.h"

/* Read the page, its "\-" being '-' and its "\&" nothing; and forget it. */
void manual_read(const char *path);
void manual_forget(void);

/* What stands under a heading, ".Sh SYNOPSIS", up to the next; freed with free(). */
char *manual_part(const char *heading);

/*
 * Type the lines of the examples to a shell that finds what was built, and compare what is printed.
 * Every command that --help lists is among them. Returns how many were typed.
 */
size_t manual_run_examples(void);

/*
 * Run the tests of a page that `setup` reads, by the program that the first argument names: the
 * commands are those of --help, --help fits the smallest terminal, and the examples are true.
 */
int manual_run_tests(int argc, char **argv, CMFixtureFunction setup, CMFixtureFunction teardown);

#endif
