/* The logoff command (Q186477), as steps that follow one another. */
#ifndef TSFARM_CLI_LOGOFF_H
#define TSFARM_CLI_LOGOFF_H

#include <stdio.h>

#include "cli/arguments.h"
#include "cli/host.h"

enum logoff_exit {
	LOGOFF_DONE = 0,
	LOGOFF_FAILED = 1 /* no document gives a number; only zero against non-zero is known */
};

/* What was typed. Texts are borrowed from the arguments. */
struct logoff_request {
	const char *session; /* an id or a name; NULL for the current session */
	const char *server;  /* NULL for the current server */
	bool verbose, vm, help, invalid;
};

/* Which session is meant, once the server was asked. */
struct logoff_target {
	struct host_server server;
	struct session_summary session;
};

/* What is typed, as rows. */
extern const struct argument_table logoff_arguments[EDITION_COUNT];

/* Read the arguments of `main` by the table. Unknown, contradictory and incomplete ones make it
 * `invalid`. */
void logoff_parse(const struct argument_table *table, int argc, char **argv,
	struct logoff_request *request);

/* Find the session. Returns as the calls of the seam do; an inactive session's name is 7022. */
int logoff_find(
	struct host *host, const struct logoff_request *request, struct logoff_target *target);

/* Say what is about to be done (/v). Returns LOGOFF_FAILED when that cannot be written. */
int logoff_announce(const struct logoff_target *target, FILE *results);

/* Log the session off. */
int logoff_end(struct host *host, const struct logoff_target *target);

/* The command as the sum of its steps, each of which a wrong logoff can replace. */
struct logoff_steps {
	int (*open)(struct host **ret_host);
	void (*parse)(const struct argument_table *table, int argc, char **argv,
		struct logoff_request *request);
	void (*print_usage)(const struct argument_table *table, FILE *to);
	int (*find)(struct host *host, const struct logoff_request *request,
		struct logoff_target *target);
	int (*announce)(const struct logoff_target *target, FILE *results);
	int (*end)(struct host *host, const struct logoff_target *target);
};
extern const struct logoff_steps logoff_steps;

/* Run the command; returns its exit status. */
int logoff_run(const struct logoff_steps *steps, int argc, char **argv);

#endif
