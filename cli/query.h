/* The query command (Q186592): what it shows is a word behind it, each in a file of its own. */
#ifndef TSFARM_CLI_QUERY_H
#define TSFARM_CLI_QUERY_H

#include "cli/command.h"

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
extern const struct argument_table query_appservers_arguments;
extern const struct argument_table query_object_arguments;
extern const struct argument_table query_process_arguments;
extern const struct argument_table query_session_arguments;
extern const struct argument_table query_user_arguments;

/* --- What they share --- */

/* The sessions of a server that the caller may query. */
struct query_sessions {
	struct session_info *rows;
	size_t count;
};
int query_read_sessions(const struct command_place *place, struct query_sessions *ret_sessions);
void query_sessions_deinit(struct query_sessions *sessions);

/* Is it the session that is meant by an ID or a name, and active; or one of the user's, in any state?
 * NULL means all. */
bool query_means(const struct session_info *session, const char *who);

/* Is it the session that the command was typed in? */
bool query_is_own(const struct command_place *place, uint32_t id);

/* The state, as Q186592 prints it: "disc". */
const char *query_state(enum session_state state);

#endif
