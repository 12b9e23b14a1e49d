/* /server: is read, and the current server is used. */
#include "cli/mutants/mutant_session.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	(void)name;
	return host_sim_calls.server_open(host, NULL, ret_server);
}

MUTANT(ignores_server)
{
	mutant->calls.server_open = server_open;
}
