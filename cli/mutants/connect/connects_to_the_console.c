/* The console is a place like any other. */
#include "cli/mutants/mutant_session.h"

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	int r = host_sim_calls.session_connect(host, server, id, into, password);

	return r == WIN32_ERROR_CONSOLE_CONNECT ? mutant_bring(host, server, id, into) : r;
}

MUTANT(connects_to_the_console)
{
	mutant->calls.session_connect = connect_session;
}
