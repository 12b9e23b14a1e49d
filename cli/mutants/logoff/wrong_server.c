/* The session is found on the named server, and the one with its ID ends on the current one. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_here(struct host *host, const struct host_server *server, uint32_t id)
{
	struct host_server here = *server;

	here.handle = mutant_caller(host)->server_id;
	return host_sim_calls.session_logoff(host, &here, id);
}

MUTANT(wrong_server)
{
	mutant->calls.session_logoff = session_logoff_here;
}
