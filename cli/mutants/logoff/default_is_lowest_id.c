/* Where no session is given, it is the first one of the list. */
#include "cli/mutants/mutant_logoff.h"

static bool is_any(const struct session *session, const char *wanted)
{
	(void)wanted;
	return session->state == SESSION_ACTIVE;
}

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (request->session)
		return logoff_find(host, request, target);
	return mutant_find(host, &target->server, NULL, is_any, &target->session);
}

MUTANT(default_is_lowest_id)
{
	mutant->steps.find = find_session;
}
