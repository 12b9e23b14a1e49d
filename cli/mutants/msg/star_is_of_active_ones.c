/* * leaves out who is disconnected. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	return session->state == SESSION_ACTIVE;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(star_is_of_active_ones)
{
	mutant->calls.session_list = list_sessions;
}
