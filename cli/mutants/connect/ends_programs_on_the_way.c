/* The programs end when their session moves. */
#include "cli/mutants/mutant_session.h"

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	int r = host_sim_calls.session_connect(host, server, id, into, password);

	if (r != 0)
		return r;
	return mutant_spoil_session(host, server, id,
		"DELETE FROM programs WHERE server_id = %lld AND session_id = %lld");
}

MUTANT(ends_programs_on_the_way)
{
	mutant->calls.session_connect = connect_session;
}
