/* 0 stands for the current session. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	struct logoff_request current = *request;

	if (request->session && strcmp(request->session, "0") == 0)
		current.session = NULL;
	return logoff_find(host, &current, target);
}

MUTANT(zero_is_current)
{
	mutant->steps.find = find_session;
}
