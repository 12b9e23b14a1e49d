/* A session of the same user is as anybody else's. */
#include "cli/mutants/mutant_session.h"

static int act_on_session(struct host *host, const struct host_server *server, uint32_t id)
{
	return mutant_demand(host, server, id, RIGHT_RESET);
}

MUTANT(same_name_is_another)
{
	mutant_ask_first(mutant, act_on_session);
}
