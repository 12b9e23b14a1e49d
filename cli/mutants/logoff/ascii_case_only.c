/* Case makes no difference, but only from A to Z. */
#include "cli/mutants/mutant_logoff.h"

#include <strings.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r == 0 && mutant_is_by_name(request) &&
		strcasecmp(target->session.name, request->session) != 0)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return r;
}

MUTANT(ascii_case_only)
{
	mutant->steps.find = find_session;
}
