/* On another server a session can be given by its ID only. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (mutant_is_by_name(request) && !target->server.is_current)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return logoff_find(host, request, target);
}

MUTANT(names_only_here)
{
	mutant->steps.find = find_session;
}
