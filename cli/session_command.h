/* The commands that do one thing to one session, as logoff does: disconn, connect, reset. */
#ifndef TSFARM_CLI_SESSION_COMMAND_H
#define TSFARM_CLI_SESSION_COMMAND_H

#include "cli/command.h"

/* What was typed; NULL: not given. Not every command takes everything. */
struct session_request {
	const char *session, *server, *dest, *password;
	bool verbose, vm;
};

struct session_command {
	const char *verb;                       /* "Could not VERB session ID 5 ..." */
	const struct argument_table *arguments; /* one for each edition */
	int (*find)(struct host *host, const struct host_server *server, const char *typed,
		struct session_summary *ret_session);
	/* Do it; returns the exit status, after a complaint where it is no success. */
	int (*act)(const struct command_connection *connection,
		const struct session_request *request, const struct session_summary *session);
};

/* Read the arguments, find the session and act; returns the exit status. */
int session_command_run(const struct command_call *call, const struct session_command *command);

/* How a session is called where it is printed: by its name, or "(none)". */
const char *session_command_name(const struct session_summary *session);

/* Was what /v says written? What cannot be announced is not done. */
bool session_command_announced(const struct command_connection *connection);

/* COMMAND_DONE for 0; else complain that it could not be done to the session. */
int session_command_end(const struct command_connection *connection, const char *verb,
	const struct session_summary *session, int r);

#endif
