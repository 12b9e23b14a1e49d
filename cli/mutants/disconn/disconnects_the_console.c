/* The console is a session like any other. */
#include "cli/mutants/mutant_session.h"

static int disconnect_session(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = host_sim_calls.session_disconnect(host, server, id);

	if (r != WIN32_ERROR_CONSOLE_DISCONNECT)
		return r;
	return mutant_spoil_session(host, server, id,
		"UPDATE sessions SET state = 'disconnected', former_name = name, name = NULL,"
		" name_key = NULL WHERE server_id = %lld AND session_id = %lld");
}

MUTANT(disconnects_the_console)
{
	mutant->calls.session_disconnect = disconnect_session;
}
