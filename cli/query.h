/* The query command (Q186592): its first argument selects what is shown. Each has its own file. */
#ifndef TSFARM_CLI_QUERY_H
#define TSFARM_CLI_QUERY_H

#include "cli/command.h"
#include "cli/listings.h"

/* `query session ...`; returns the exit status. */
int query_start(int (*open)(struct host **ret_host), int argc, char **argv);

/* `qwinsta ...`, which is `query session ...`: the older names of WinFrame. */
int query_start_as(const char *what, int (*open)(struct host **ret_host), int argc, char **argv);

/* What each of them shows, and what is typed, as rows. */
int query_appservers(const struct command_call *call);
int query_object(const struct command_call *call);
int query_process(const struct command_call *call);
int query_session(const struct command_call *call);
int query_user(const struct command_call *call);
extern const struct argument_table query_appservers_arguments[EDITION_COUNT];
extern const struct argument_table query_object_arguments[EDITION_COUNT];
extern const struct argument_table query_process_arguments[EDITION_COUNT];
extern const struct argument_table query_session_arguments[EDITION_COUNT];
extern const struct argument_table query_user_arguments[EDITION_COUNT];

/* --- What they share --- */

/* What the listings are like in the edition of the server that the command was typed on. */
const struct listings *query_listings(const struct command_connection *connection);

/* The sessions of a server that the caller may query, in the order of the listing. */
struct query_sessions {
	struct session_info *rows;
	size_t count;
};
int query_read_sessions(
	const struct command_connection *connection, struct query_sessions *ret_sessions);
void query_sessions_deinit(struct query_sessions *sessions);

/*
 * Is it the session of that ID or name, and active if it has to be; or one of the user's, in any state?
 * NULL means all.
 */
bool query_means(const struct session_info *session, const char *who, bool active_only);

/* Is it the session that the command was typed in? */
bool query_is_own(const struct command_connection *connection, uint32_t id);

/* Write a number as the text of a row. */
enum {
	QUERY_NUMBER_SIZE = 16
};
const char *query_number(uint32_t number, char text[QUERY_NUMBER_SIZE]);

#endif
