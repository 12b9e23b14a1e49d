/* What came from a listener stays when it is reset. */
#include "cli/mutants/mutant_session.h"

static int reset_session(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_row target;
	int r = mutant_get(host, server, id, &target);

	if (r == 0 && target.summary.state == SESSION_LISTEN)
		return mutant_demand(host, server, id, RIGHT_RESET);
	return r == 0 ? host_sim_calls.session_reset(host, server, id) : r;
}

MUTANT(resets_the_listener_alone)
{
	mutant->calls.session_reset = reset_session;
}
