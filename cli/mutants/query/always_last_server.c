/* Without /server: it is the last server of the farm that answers, wherever the command is typed. */
#include "cli/mutants/mutant_command.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, NULL, &farm);

	for (size_t i = 0; r == 0 && !name && i < farm->server_count; i++) {
		if (farm->servers[i].online)
			r = host_sim_calls.server_open(host, farm->servers[i].name, ret_server);
	}
	return r == 0 && name ? host_sim_calls.server_open(host, name, ret_server) : r;
}

MUTANT(always_last_server)
{
	if (!mutant_find_switch(mutant, "/server"))
		mutant->calls.server_open = server_open;
}
