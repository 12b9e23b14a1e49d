/* Servers of the edition nt4 are too old. */
#include "cli/mutants/mutant_session.h"

static int act_on_session(struct host *host, const struct host_server *server, uint32_t id)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, server->name, &farm);

	(void)id;
	if (r == 0 && farm->servers[0].edition == EDITION_NT4)
		return WIN32_ERROR_NOT_SUPPORTED;
	return r;
}

MUTANT(refuses_nt4)
{
	mutant_ask_first(mutant, act_on_session);
}
