/* Without /server: it is WF13, wherever the command is typed. */
#include "cli/mutants/mutant_command.h"

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	return host_sim_calls.server_open(host, name ? name : "WF13", ret_server);
}

MUTANT(always_last_server)
{
	mutant->calls.server_open = server_open;
}
