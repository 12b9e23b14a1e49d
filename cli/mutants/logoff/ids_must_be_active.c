/* A session that is given by its ID too has to be an active one. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r == 0 && request->session && target->session.state != SESSION_ACTIVE)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return r;
}

MUTANT(ids_must_be_active)
{
	mutant->steps.find = find_session;
}
