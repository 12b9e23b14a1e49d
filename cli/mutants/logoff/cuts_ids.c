/* Of a number that is too large for an ID the lower bits are taken. */
#include "cli/mutants/mutant_logoff.h"

#include <stdlib.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (!request->session || mutant_is_by_name(request))
		return logoff_find(host, request, target);
	return host->calls->session_with_id(host, &target->server,
		(uint16_t)strtoull(request->session, NULL, 10), &target->session);
}

MUTANT(cuts_ids)
{
	mutant->steps.find = find_session;
}
