/* As in C, an ID that begins with a zero is octal. */
#include "cli/mutants/mutant_logoff.h"

#include <stdlib.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (!request->session || mutant_is_by_name(request))
		return logoff_find(host, request, target);
	return host->calls->session_with_id(host, &target->server,
		(uint32_t)strtoul(request->session, NULL, 0), &target->session);
}

MUTANT(octal_ids)
{
	mutant->steps.find = find_session;
}
