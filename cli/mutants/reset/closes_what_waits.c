/* What waits for a client is closed, and not opened again. */
#include "cli/mutants/mutant_session.h"

static int reset_session(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = host_sim_calls.session_reset(host, server, id);

	if (r != 0)
		return r;
	return mutant_spoil_session(host, server, id,
		"DELETE FROM sessions WHERE server_id = %lld AND session_id = %lld"
		" AND state IN ('idle', 'listen')");
}

MUTANT(closes_what_waits)
{
	mutant->calls.session_reset = reset_session;
}
