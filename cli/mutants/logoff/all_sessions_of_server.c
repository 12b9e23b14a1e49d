/* All sessions of the server end that the caller may end. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, server->name, &farm);

	if (r == 0)
		r = host_sim_calls.session_logoff(host, server, id);
	for (size_t i = 0; r == 0 && i < farm->servers[0].session_count; i++) {
		uint32_t next = farm->servers[0].sessions[i].id;

		if (!mutant_is_own(host, server, next))
			host_sim_calls.session_logoff(host, server, next);
	}
	return r;
}

MUTANT(all_sessions_of_server)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
