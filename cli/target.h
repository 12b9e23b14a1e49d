/* Which session of a server an ID or a name means: one rule for logoff and the commands around it. */
#ifndef TSFARM_CLI_TARGET_H
#define TSFARM_CLI_TARGET_H

#include "cli/host.h"

/* Digits alone are an ID. Zeros may precede it. */
bool target_is_id(const char *typed);

/*
 * Find the session: the one with the ID, the one that bears the name; NULL is the current one, which
 * only the current server has. Returns as the calls of the seam do.
 */
int target_find_any(struct host *host, const struct host_server *server, const char *typed,
	struct session_summary *ret_session);

/* The same, but a session that is given by its name must be active: 7022, with `*ret_session` saying
 * which one is not. Q186477 and the articles beside it. */
int target_find(struct host *host, const struct host_server *server, const char *typed,
	struct session_summary *ret_session);

/* Must the session be given by its ID, as the usage says of /VM, and is not? */
bool target_lacks_id(bool vm, const char *typed);

/* Ask at standard input whether a listener's sessions may go. No answer is no, as is whatever begins
 * with an n. */
bool target_confirm_listener(void);

#endif
