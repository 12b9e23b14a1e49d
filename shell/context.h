/*
 * A running shell, as its dot commands and a course see it. `struct shell` is in shell/state.h, for the
 * files of this folder alone.
 */
#ifndef TSFARM_SHELL_CONTEXT_H
#define TSFARM_SHELL_CONTEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/macros.h"

struct farm;
struct shell;
struct snapshot;
struct tsfarm_seat;

/* Does the shell continue after a line? */
enum shell_answer {
	SHELL_CONTINUE,
	SHELL_EXIT
};

/* A dot command, as a row: ".clock +10m". */
struct dot_command {
	const char *name;     /* "clock" */
	const char *operands; /* for `.help`: "[+TIME]"; NULL: it takes none and refuses any */
	const char *help;     /* NULL: neither `.help` nor completion lists it */
	/*
	 * Run it. `operands` is the text after the name, without blanks around it. `context` is that
	 * of the course, or NULL for a command of the shell itself.
	 */
	enum shell_answer (*run)(struct shell *shell, void *context, const char *operands);
};

/* What accompanies a shell, such as a lesson. The functions may be NULL, except after_line(). */
struct shell_course {
	void *context;
	/* Its dot commands, which replace those of the shell that have the same name. */
	const struct dot_command *commands;
	size_t command_count;
	/*
	 * The farm in which the seat of the settings was taken, perhaps by an earlier shell. The first
	 * `.farm` marks what has changed since. If the seat's session has ended, the shell says so and
	 * begins at the logon prompt. NULL: the session must exist, and nothing is marked.
	 */
	const struct snapshot *beginning;
	/* Called once, before the first line is read. */
	void (*begin)(void *context, struct shell *shell);
	/* Called before each line is executed, dot commands included. */
	void (*before_line)(void *context, struct shell *shell, const char *line);
	/*
	 * Called after begin(), with the line NULL, and after each executed line, dot commands included.
	 * `status` is the exit status of the line.
	 */
	enum shell_answer (*after_line)(
		void *context, struct shell *shell, const char *line, int status);
};

/* The stream for results. */
FILE *shell_out(struct shell *shell);

/* The open farm, which belongs to the shell; NULL while its file cannot be used. */
struct farm *shell_farm(struct shell *shell);

/* The seat, which belongs to the shell; its server is empty at the logon prompt. */
const struct tsfarm_seat *shell_seat(const struct shell *shell);

/* Is there a line that `.undo` reverts? */
bool shell_can_undo(const struct shell *shell);

/* Print a complaint. The status of the line becomes EXIT_REFUSED. */
void shell_complain(struct shell *shell, const char *format, ...) printf_like(2, 3);

/*
 * Print a complaint that the farm cannot be used, for the answer of a function of sim/tsfarm.h, which is
 * not 0. `was_executed` tells what became of the line: nothing, or all that cannot be undone.
 */
void shell_complain_of_farm(struct shell *shell, int answer, bool was_executed);

#endif
