/* One's own session needs the permission as any other does. */
#include "cli/mutants/mutant_query.h"

static bool sees_session(const struct mutant_sight *sight)
{
	return sight->allowed & ~sight->denied & 1u << RIGHT_QUERY_INFORMATION;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees_session, take, context);
}

MUTANT(own_needs_permission)
{
	mutant->calls.session_list = list_sessions;
}
