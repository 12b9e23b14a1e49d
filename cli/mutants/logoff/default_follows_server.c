/* Where no session is given, it is the one with the current ID on the named server. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (request->session)
		return logoff_find(host, request, target);
	return host->calls->session_with_id(
		host, &target->server, host->calls->session_current(host), &target->session);
}

MUTANT(default_follows_server)
{
	mutant->steps.find = find_session;
}
