/* The msg command (Q186480). */
#ifndef TSFARM_CLI_MSG_H
#define TSFARM_CLI_MSG_H

#include "cli/command.h"

/* What is typed, as rows. */
extern const struct argument_table msg_arguments[EDITION_COUNT];

/* Run it; returns the exit status. */
int msg_start(int (*open)(struct host **ret_host), int argc, char **argv);

/* The sessions that a message goes to, each once, in the order in which they were found. */
struct msg_targets {
	struct session_summary *rows;
	size_t count;
};
void msg_targets_deinit(struct msg_targets *targets);

/*
 * Add whom a word means: a session by its ID, or its name if it is active; a user's sessions; with
 * wildcards those of all users whose name, or whose session's name, suits. Returns 0, also when it
 * means nobody, with `*ret_found` saying so; or as the calls of the seam.
 */
int msg_targets_add(struct msg_targets *targets, const struct command_connection *connection,
	const char *who, bool *ret_found);

#endif
