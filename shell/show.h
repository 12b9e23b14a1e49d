/* Results of dot commands and programs, shown page by page on a terminal. */
#ifndef TSFARM_SHELL_SHOW_H
#define TSFARM_SHELL_SHOW_H

#include "base/text.h"
#include "cli/farm_command.h"

struct shell;

/* Show a text. */
void shell_show(struct shell *shell, const struct text *text);

/*
 * Run a command of `tsfarm` on the shell's farm, and add what it prints to `text`. Complaints are
 * printed. Returns the exit status of the command.
 */
int shell_gather(struct shell *shell, const struct command *command,
	const struct tsfarm_settings *settings, struct text *text);

/* The standard streams of a program. A pipe replaces those that go to the terminal. */
struct shell_stream {
	int descriptors[3];
	int read_end, write_end; /* of the pipe, which belongs to this; -1: there is none */
};

/*
 * Prepare the streams of a program that is to use `descriptors`, which stay the caller's. Returns 0 or
 * negative errno. shell_stream_show() ends it.
 */
int shell_stream_begin(
	struct shell *shell, const int descriptors[3], struct shell_stream *ret_stream);

/* Show what comes out of the pipe until the program has closed it, and close it. */
void shell_stream_show(struct shell *shell, struct shell_stream *stream);

#endif
