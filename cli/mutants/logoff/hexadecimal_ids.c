/* IDs are read as hexadecimal numbers. */
#include "cli/mutants/mutant_logoff.h"

#include <stdlib.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (!request->session || mutant_is_by_name(request))
		return logoff_find(host, request, target);
	return host->calls->session_with_id(host, &target->server,
		(uint32_t)strtoul(request->session, NULL, 16), &target->session);
}

MUTANT(hexadecimal_ids)
{
	mutant->steps.find = find_session;
}
