/* A session that is given by its name need not be active. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	return r == WIN32_ERROR_WINSTATION_NOT_FOUND && *target->session.name ? 0 : r;
}

MUTANT(any_state_by_name)
{
	mutant->steps.find = find_session;
}
