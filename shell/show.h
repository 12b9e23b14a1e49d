/* Long results, page by page at a terminal. */
#ifndef TSFARM_SHELL_SHOW_H
#define TSFARM_SHELL_SHOW_H

#include "base/text.h"
#include "cli/farm_command.h"

struct shell;

/* Show a text. */
void shell_show(struct shell *shell, const struct text *text);

/* Run a command of `tsfarm` and add what it prints to `text`; complaints are made. Its exit status. */
int shell_gather(struct shell *shell,
	int (*command)(const struct tsfarm_request *request, struct output *out),
	const struct tsfarm_request *request, struct text *text);

/*
 * The standard streams of a program. What it prints to the terminal comes through a pipe, so that it
 * can be shown page by page; else they are those that were asked for.
 */
struct shell_stream {
	int descriptors[3];
	int pipe, end; /* what it prints is read and written there; -1 when it prints by itself */
};
int shell_stream_begin(
	struct shell *shell, const int descriptors[3], struct shell_stream *ret_stream);

/* Show what comes out of the pipe, until the program has closed it, and close it. */
void shell_stream_show(struct shell *shell, struct shell_stream *stream);

#endif
