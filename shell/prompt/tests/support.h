/* A prompt in a folder of its own, whose programs are faked and whose streams are files. */
#ifndef TSFARM_SHELL_PROMPT_TESTS_SUPPORT_H
#define TSFARM_SHELL_PROMPT_TESTS_SUPPORT_H

#include "base/tests/support.h"

#include "shell/prompt/prompt.h"

/*
 * Faked programs. Each call is noted as "name [argument][argument]\n":
 *   args   prints its arguments in brackets; what any program does that is no other
 *   query  prints the table that the tests of article Q259436 read
 *   cat    prints its standard input
 *   status exits with its first argument
 *   fail   prints to the standard error and exits with 1
 *   ctrlc  is ended by Ctrl-C
 *   none   is no program
 */
struct prompt_fixture {
	struct folder folder;
	char *home; /* where the test began */
	struct drive *drive;
	struct prompt *prompt;
	int streams[3];
	struct text noted;
	bool is_interrupted;
	int check_answer; /* of a line that is not interrupted */
	unsigned interrupt_after; /* so many questions, if not 0 */
	struct text out, err;     /* what the last lines printed */
	int status;               /* ERRORLEVEL */
};

extern struct prompt_fixture prompt_fixture;

int prompt_setup(void **state);
int prompt_teardown(void **state);

/* Begin the prompt of a user on a server of an edition, as the first there. */
void prompt_sit(enum prompt_edition edition, const char *user);

/* Write a file of the current folder, and read one; the text is the fixture's until the next. */
void prompt_write_file(const char *name, const char *text);
const char *prompt_read_text(const char *name);

/* Execute a line. What it printed is in the fixture. Returns the answer. */
int prompt_type_line(const char *line);

/* Execute lines, and compare all that they printed, the standard error behind the output. */
void prompt_prints(const char *line, const char *expected);

/* The same, with what programs were called with. */
void prompt_calls_programs(const char *line, const char *expected);

#endif
