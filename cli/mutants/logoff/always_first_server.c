/* Without /server: it is the first server of the farm, wherever the command is typed. */
#include "cli/mutants/mutant_logoff.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, NULL, &farm);

	if (r != 0)
		return r;
	return host_sim_calls.server_open(host, name ? name : farm->servers[0].name, ret_server);
}

MUTANT(always_first_server)
{
	mutant->calls.server_open = server_open;
}
