/* The seam of the sandbox to the system. */
#ifndef TSFARM_BASE_TESTS_SANDBOX_SYSTEM_H
#define TSFARM_BASE_TESTS_SANDBOX_SYSTEM_H

#include "base/tests/sandbox.h"

/* The three streams of a program, as paths. */
struct sandbox_streams {
	const char *input, *out, *err;
};

/* Run the program under test; gives its exit status. */
int sandbox_execute(const struct sandbox_case *given, const struct sandbox_streams *streams);

/* Whom programs run as, if anybody else than whoever runs the test, is forgotten. */
void sandbox_be_everybody(void);

/* Where the programs of the system are; NULL: that is known without. */
extern const char *const sandbox_path;

void sandbox_make_folder(const char *path);

/* Make what a program printed the same on every system: lines end in a line feed alone. */
void sandbox_trim_lines(char *text);

/* Print how two files differ. */
void sandbox_print_difference(const char *expected, const char *actual);

#endif
