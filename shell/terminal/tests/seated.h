/* A program at a terminal of its own, and who sits there: keys are typed, and the screen is looked at. */
#ifndef TSFARM_SHELL_TERMINAL_TESTS_SEATED_H
#define TSFARM_SHELL_TERMINAL_TESTS_SEATED_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "shell/terminal/tests/screen.h"

struct seated {
	struct screen screen;
	int terminal; /* the side of whoever sits there */
	int held;     /* ... and the program's */
	pid_t program;
	const char *label; /* of the row, for failures; NULL: none */
};

/* What the program does with its standard streams; returns its exit status. */
typedef int seated_program(void *context);

/* How it begins; what is 0 or NULL is as said. */
struct seated_begin {
	const char *kind;     /* TERM: "xterm" */
	const char *locale;   /* "C.UTF-8" */
	size_t columns, rows; /* 80, 24 */
};

/* Start the program. */
void seated_start(struct seated *seated, const struct seated_begin *begin, seated_program *program,
	void *context);

/* End it, if it has not ended; for teardown. */
void seated_deinit(struct seated *seated);

/* Press keys. */
void seated_type(struct seated *seated, const char *keys);

/* Wait until the screen is that, line by line; fails the test with both when it does not become so. */
void seated_see(struct seated *seated, const char *lines);

/* ... until it shows that anywhere. */
void seated_see_somewhere(struct seated *seated, const char *words);

/* Give the terminal another size. What it shows stays as it is; it is the program's to mend. */
void seated_resize(struct seated *seated, size_t columns, size_t rows);

/* Send the program a signal. */
void seated_signal(struct seated *seated, int number);

/* Are lines edited and shown by the terminal itself, and are there keys that send signals? */
bool seated_is_usual(const struct seated *seated);

/* Make it so, as a shell does before it goes on. */
void seated_make_usual(struct seated *seated);

/* Take the terminal away. */
void seated_hang_up(struct seated *seated);

/* Wait for its end; the status of waitpid(). Fails when it does not come. */
int seated_wait(struct seated *seated);

#endif
