/* Listeners come before all other sessions. */
#include "cli/mutants/mutant_command.h"

static bool is_listener(struct host *host, struct session_info *session)
{
	(void)host;
	return session->state == SESSION_LISTEN;
}

static bool is_no_listener(struct host *host, struct session_info *session)
{
	return !is_listener(host, session);
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	int r = mutant_change_sessions(host, server, take, context, is_listener);

	return r == 0 ? mutant_change_sessions(host, server, take, context, is_no_listener) : r;
}

MUTANT(listeners_come_first)
{
	mutant->calls.session_list = list_sessions;
}
