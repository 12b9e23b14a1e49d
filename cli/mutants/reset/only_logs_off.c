/* The session is logged off, as far as that goes. */
#include "cli/mutants/mutant_session.h"

static int reset_session(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_row target;
	int r = mutant_get(host, server, id, &target);

	if (r == 0)
		r = session_state_answer(target.summary.state);
	return r == 0 ? host_sim_calls.session_reset(host, server, id) : r;
}

MUTANT(only_logs_off)
{
	mutant->calls.session_reset = reset_session;
}
