/* What is not active is not displayed unless somebody is logged on there. */
#include "cli/mutants/mutant_query.h"

static bool sees_session(const struct mutant_sight *sight)
{
	return mutant_sees(sight) && sight->session->state != SESSION_LISTEN &&
	       sight->session->state != SESSION_IDLE;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees_session, take, context);
}

MUTANT(forgets_what_waits)
{
	mutant->calls.session_list = list_sessions;
}
