/* A session's name must be typed as it is spelled. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r == 0 && mutant_is_by_name(request) &&
		strcmp(target->session.name, request->session) != 0)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return r;
}

MUTANT(case_sensitive_names)
{
	mutant->steps.find = find_session;
}
