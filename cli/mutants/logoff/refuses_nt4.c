/* Only servers of later editions are supported. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_later(struct host *host, const struct host_server *server, uint32_t id)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, server->name, &farm);

	if (r == 0 && farm->servers[0].edition == EDITION_NT4)
		return WIN32_ERROR_NOT_SUPPORTED;
	return r == 0 ? host_sim_calls.session_logoff(host, server, id) : r;
}

MUTANT(refuses_nt4)
{
	mutant->calls.session_logoff = session_logoff_later;
}
