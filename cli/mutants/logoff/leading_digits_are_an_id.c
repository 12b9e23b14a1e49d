/* What begins with digits is an ID, whatever follows. */
#include "cli/mutants/mutant_logoff.h"

#include <stdlib.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	char *behind;
	unsigned long id;

	if (!mutant_is_by_name(request))
		return logoff_find(host, request, target);
	id = strtoul(request->session, &behind, 10);
	if (behind == request->session)
		return logoff_find(host, request, target);
	return host->calls->session_with_id(host, &target->server, (uint32_t)id, &target->session);
}

MUTANT(leading_digits_are_an_id)
{
	mutant->steps.find = find_session;
}
