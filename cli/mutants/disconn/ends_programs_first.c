/* The programs end before the client goes. */
#include "cli/mutants/mutant_session.h"

static int disconnect_session(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = mutant_spoil_session(host, server, id,
		"DELETE FROM programs WHERE server_id = %lld AND session_id = %lld");

	return r == 0 ? host_sim_calls.session_disconnect(host, server, id) : r;
}

MUTANT(ends_programs_first)
{
	mutant->calls.session_disconnect = disconnect_session;
}
