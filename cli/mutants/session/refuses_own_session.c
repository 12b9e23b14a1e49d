/* One's own session is none that something is done to. */
#include "cli/mutants/mutant_session.h"

static int act_on_session(struct host *host, const struct host_server *server, uint32_t id)
{
	return mutant_is_own(host, server, id) ? WIN32_ERROR_ACCESS_DENIED : 0;
}

MUTANT(refuses_own_session)
{
	mutant_ask_first(mutant, act_on_session);
}
