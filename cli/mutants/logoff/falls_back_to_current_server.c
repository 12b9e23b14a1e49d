/* In place of a server that does not answer the current one is taken. */
#include "cli/mutants/mutant_logoff.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	int r = host_sim_calls.server_open(host, name, ret_server);

	return r == 0 ? 0 : host_sim_calls.server_open(host, NULL, ret_server);
}

MUTANT(falls_back_to_current_server)
{
	mutant->calls.server_open = server_open;
}
