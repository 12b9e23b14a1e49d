/* What the commands around logoff share: how they begin, complain and end. */
#ifndef TSFARM_CLI_COMMAND_H
#define TSFARM_CLI_COMMAND_H

#include "base/macros.h"
#include "cli/arguments.h"
#include "cli/edition_texts.h"
#include "cli/host.h"

enum command_exit {
	COMMAND_DONE = 0,
	COMMAND_FAILED = 1 /* as of logoff: only zero against non-zero is known */
};

/* A command as it is called: under which name, on what host, with which arguments of `main`. */
struct command_call {
	const char *name; /* what its own complaints begin with: "query session" */
	int argc;
	char *const *argv;
	int first; /* the first argument that is its own */

	struct host *host;
	int host_answer; /* not 0: the host is only there to complain; NULL when memory is short */
	enum edition edition;
	const struct edition_texts *texts;
};

/* Open the host, which says how the command speaks. It complains only when it is needed. */
struct command_call command_begin(const char *name, int (*open)(struct host **ret_host), int argc,
	char *const *argv, int first);
void command_deinit(struct command_call *call);

/* Call this before waiting for input: it releases the farm (host_calls.pause). */
void command_pause(const struct command_call *call);

/*
 * Read the arguments into the request. False when that was all: help was printed (where
 * the edition's table says), or the arguments were invalid; `*ret_status` is then the exit status.
 */
bool command_parse(const struct command_call *call,
	const struct argument_table tables[static EDITION_COUNT], void *request, int *ret_status);

/* Refuse arguments after command_parse(): print the usage, and return the exit status. */
int command_refuse(
	const struct command_call *call, const struct argument_table tables[static EDITION_COUNT]);

/* The connection of a command to one server of the host. */
struct command_connection {
	const struct command_call *call;
	struct host *host;
	struct host_server server;
	/* as the call has them: the edition is that of the server on which the command was typed */
	enum edition edition;
	const struct edition_texts *texts;
};

/*
 * Open a server of the host (NULL: the current one), and run the command there. Returns the exit
 * status. `fail_server` prints that the server answered the Win32 error number `r`.
 */
int command_run(const struct command_call *call, const char *server, const void *request,
	int (*run)(const struct command_connection *connection, const void *request),
	int (*fail_server)(const struct command_connection *connection, const char *name, int r));

/* Say on standard error what went wrong; all return COMMAND_FAILED. */
int command_complain(const struct command_call *call, const char *format, ...) printf_like(2, 3);
int command_complain_of_host(const struct command_connection *connection);
int command_print_error(const struct command_connection *connection, int number);
int command_say_error(const struct command_call *call, uint32_t number, const char *sentence);
int command_fail_server(const struct command_connection *connection, const char *name, int r);

/* Was everything written? Returns the status, or complains when it was not. */
int command_end(const struct command_call *call, int status);

/* The name of the user of the session that the command was typed in; empty for nobody. */
int command_own_user(const struct command_connection *connection, char *ret_user);

#endif
