/* The beginning of a server's name is enough. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>
#include <strings.h>

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = host_sim_calls.server_open(host, name, ret_server);

	if (r == 0 || !name || mutant_read(host, NULL, &farm) != 0)
		return r;
	for (size_t i = 0; i < farm->server_count; i++) {
		if (strncasecmp(farm->servers[i].name, name, strlen(name)) == 0)
			return host_sim_calls.server_open(host, farm->servers[i].name, ret_server);
	}
	return r;
}

MUTANT(server_by_prefix)
{
	mutant->calls.server_open = server_open;
}
