/*
 * Whole-program tests: a folder of one's own, in which the program under test is run with given
 * arguments and input, and everything that it gives is compared.
 *
 * The test program is started with the path of the program under test: sandbox_use(argv[1]).
 */
#ifndef TSFARM_BASE_TESTS_SANDBOX_H
#define TSFARM_BASE_TESTS_SANDBOX_H

#include <sys/types.h>

#include "base/tests/support.h"

enum {
	SANDBOX_ARGUMENTS_MAX = 12
};

/* What a run is given, and what it must give. */
struct sandbox_case {
	const char *label;
	const char
		*arguments[SANDBOX_ARGUMENTS_MAX]; /* without the program itself; ended by NULL */
	const char *input;                         /* NULL: none */
	int status;                                /* of a killed one: 128 and the signal */
	const char *out, *err;                     /* whole; NULL: not compared */
};

/* Which program is under test: told once, in main(); and its whole path. */
void sandbox_use(const char *program);
const char *sandbox_program(void);

/*
 * Fixtures: a new folder, which is then the current one, and its end. HOME and the like are unset.
 */
int sandbox_setup(void **state);
int sandbox_teardown(void **state);

/* Run one case, or each; what differs is printed as a unified diff, and the test fails. */
void sandbox_run(const struct sandbox_case *given);
void sandbox_run_all(const struct sandbox_case *cases, size_t count);

/* Run without expecting anything; the exit status. The texts, if asked for, are freed with free().
 */
int sandbox_start(const struct sandbox_case *given, char **ret_out, char **ret_err);

/* Fail, with a unified diff, unless both texts are the same. */
void sandbox_compare(const char *label, const char *what, const char *expected, const char *actual);

/* Whole files come from base/tests/support.h; this one is for texts. */
void sandbox_write_text(const char *name, const char *text);

#endif
