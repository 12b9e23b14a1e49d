/* Digits are a name like any other. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (!request->session || mutant_is_by_name(request))
		return logoff_find(host, request, target);
	return host->calls->session_named(
		host, &target->server, request->session, &target->session);
}

MUTANT(id_is_a_name)
{
	mutant->steps.find = find_session;
}
