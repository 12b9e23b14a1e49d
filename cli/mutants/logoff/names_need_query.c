/* To name a session, one must be allowed to query it. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	bool allowed = true;
	int r = logoff_find(host, request, target);

	if (r == 0 && mutant_is_by_name(request))
		r = permission_check(mutant_farm(host), mutant_caller(host), target->server.handle,
			target->session.id, RIGHT_QUERY_INFORMATION, &allowed);
	return r == 0 && !allowed ? WIN32_ERROR_WINSTATION_NOT_FOUND : r;
}

MUTANT(names_need_query)
{
	mutant->steps.find = find_session;
}
