/* Servers of the edition nt4 are too old. */
#include "cli/mutants/mutant_command.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = host_sim_calls.server_open(host, name, ret_server);

	if (r == 0)
		r = mutant_read(host, ret_server->name, &farm);
	return r == 0 && farm->servers[0].edition == EDITION_NT4 ? WIN32_ERROR_NOT_SUPPORTED : r;
}

MUTANT(refuses_nt4)
{
	mutant->calls.server_open = server_open;
}
