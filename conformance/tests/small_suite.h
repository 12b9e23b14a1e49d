/*
 * Whole-program tests of tsconform: a small suite in the sandbox (cli/tests/sandbox.h), subjects
 * that are shell scripts, and command lines as a person types them.
 *
 * The folder has ./documents/d.yaml and ./scenarios/ with d/ends, d/refused (two cases), d/twice and
 * d/usage, which is judged at level defined alone; TSFARM_DATA names it.
 */
#ifndef TSFARM_CONFORMANCE_TESTS_SMALL_SUITE_H
#define TSFARM_CONFORMANCE_TESTS_SMALL_SUITE_H

#include "base/tests/sandbox.h"

/* Fixtures: the sandbox with the suite in it, and its end with whatever is in it by then. */
int small_suite_setup(void **state);
int small_suite_teardown(void **state);

/*
 * Make ./subject a shell script of these lines. The programs of the build are on its PATH, and
 * $VANDAL is what it is in the test's environment.
 */
void write_subject(const char *lines);

/*
 * Run a line of the shell, in which `tsconform` is the program under test, and compare its exit
 * status and streams; NULL is not compared.
 */
void run_line(const char *line, int status, const char *out, const char *err);

/* Its exit status and what it printed, on both streams; the texts are freed with free(). */
int take_line(const char *line, char **ret_out, char **ret_err);

/* A file of the sandbox as text, freed with free(); and as a number, once it has one. */
char *read_text(const char *name);
long wait_for_number(const char *name);

/* Fail unless the process ends within some seconds. */
void wait_until_gone(const char *label, long pid);

#endif
