/* A server's name must be typed as it is spelled. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	int r = host_sim_calls.server_open(host, name, ret_server);

	if (r == 0 && name && strcmp(name, ret_server->name) != 0)
		return WIN32_ERROR_RPC_SERVER_UNAVAILABLE;
	return r;
}

MUTANT(case_sensitive_servers)
{
	mutant->calls.server_open = server_open;
}
