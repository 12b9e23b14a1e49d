/* Everybody sees every session. */
#include "cli/mutants/mutant_query.h"

static bool sees_session(const struct mutant_sight *sight)
{
	(void)sight;
	return true;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees_session, take, context);
}

MUTANT(shows_all_sessions)
{
	mutant->calls.session_list = list_sessions;
}
