/* Whole-program tests of commands that are typed on servers of three editions. */
#ifndef TSFARM_CLI_TESTS_EDITION_SUPPORT_H
#define TSFARM_CLI_TESTS_EDITION_SUPPORT_H

#include "base/tests/sandbox.h"

/* What is typed at a seat; NULL is no output. */
struct spoken {
	const char *program; /* beside the one of sandbox_use(): "chglogon"; NULL: that one */
	const char *at;      /* "WS2022/5" */
	const char *arguments[4];
	const char *input;
	int status;
	const char *out, *err;
};

/*
 * Fixtures: farm.db, with the servers NT4, WS2003 and WS2022. Each has the sessions 4, tom's at TERM04,
 * 5, eva's, and 6, Administrator's, beside those that are always there.
 */
int edition_setup(void **state);
int edition_teardown(void **state);

/* Type each, one after the other, in the same farm. */
void edition_run(const struct spoken *rows, size_t count);

#endif
