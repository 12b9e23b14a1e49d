/* A program that reads lines and says what it read, for tests of the editor at terminals and in pipes. */
#ifndef TSFARM_SHELL_TERMINAL_TESTS_EDITOR_PROGRAM_H
#define TSFARM_SHELL_TERMINAL_TESTS_EDITOR_PROGRAM_H

#include "shell/terminal/tests/seated.h"

/* How it ends. */
enum {
	PROGRAM_ENDED = 0,   /* with the input */
	PROGRAM_STOPPED = 3, /* by `idle` */
	PROGRAM_FAILED = 4
};

/* What `idle` finds to show, on a pipe. */
struct news {
	int tell, hear;
};
void news_open(struct news *news);
void news_tell(struct news *news, const char *words);
void news_close(struct news *news);

struct editor_program {
	const char *history;
	struct news *news; /* their end stops the program; NULL: there are none */
};

/* Read lines at the prompt "WF12> ", and print each with its number, or else what happened: a
 * seated_program, whose context is a struct editor_program. */
int editor_program(void *context);

/* Seat somebody before it, and see the prompt: before that keys are not the editor's. */
void editor_program_start(struct seated *seated, const struct seated_begin *begin,
	const struct editor_program *program);

/* Press keys after which the program ends; fails when that is not as `expected`. */
void editor_program_end(struct seated *seated, const char *keys, int expected);

#endif
