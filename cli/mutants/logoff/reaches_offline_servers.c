/* A server that is switched off is reached all the same. */
#include "cli/mutants/mutant_logoff.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	struct database *store = mutant_farm(host)->store;
	bool online;
	int r = host_sim_calls.server_open(host, name, ret_server);

	if (r == 0 || !name)
		return r;
	r = store_find_server(store, name, &ret_server->handle, &online);
	return r == 0 ? store_get_server_name(store, ret_server->handle, ret_server->name) : r;
}

MUTANT(reaches_offline_servers)
{
	mutant->calls.server_open = server_open;
}
