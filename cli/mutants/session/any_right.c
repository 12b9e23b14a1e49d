/* Whoever was granted any right may. */
#include "cli/mutants/mutant_session.h"

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = WIN32_ERROR_ACCESS_DENIED;

	for (enum right right = 0; r == WIN32_ERROR_ACCESS_DENIED && right < RIGHT_COUNT; right++)
		r = mutant_demand(host, server, id, right);
	return r;
}

MUTANT(any_right)
{
	mutant_decide(mutant, may_logoff);
}
