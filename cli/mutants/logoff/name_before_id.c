/* Digits are an ID only where no session has them as its name. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (request->session && host->calls->session_named(host, &target->server, request->session,
					&target->session) == 0)
		return 0;
	return logoff_find(host, request, target);
}

MUTANT(name_before_id)
{
	mutant->steps.find = find_session;
}
