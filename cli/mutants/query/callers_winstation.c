/* The permissions of the winstation count at which the command is typed. */
#include "cli/mutants/mutant_query.h"

static bool sees_session(const struct mutant_sight *sight)
{
	return sight->is_own ||
	       sight->allowed_here & ~sight->denied_here & 1u << RIGHT_QUERY_INFORMATION;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees_session, take, context);
}

MUTANT(callers_winstation)
{
	mutant->calls.session_list = list_sessions;
}
