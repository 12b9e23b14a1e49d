/* The current session ends too, behind the one that was asked for. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = host_sim_calls.session_logoff(host, server, id);
	struct host_server here = {.handle = mutant_caller(host)->server_id};

	if (r == 0 && !mutant_is_own(host, server, id))
		r = host_sim_calls.session_logoff(host, &here, mutant_caller(host)->session_id);
	return r;
}

MUTANT(twice_at_once)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
