/* Logoff is asked for, and not the right of the command. */
#include "cli/mutants/mutant_session.h"

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	return mutant_demand(host, server, id, RIGHT_LOGOFF);
}

MUTANT(logoff_right)
{
	mutant_decide(mutant, may_logoff);
}
