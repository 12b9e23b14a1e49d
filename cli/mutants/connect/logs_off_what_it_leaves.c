/* The session that makes way is logged off. */
#include "cli/mutants/mutant_session.h"

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	int r = host_sim_calls.session_connect(host, server, id, into, password);

	if (r == 0 && id != into)
		r = mutant_spoil_session(host, server, into,
			"DELETE FROM programs WHERE server_id = %lld AND session_id = %lld");
	if (r == 0 && id != into)
		r = mutant_spoil_session(host, server, into,
			"DELETE FROM sessions WHERE server_id = %lld AND session_id = %lld");
	return r;
}

MUTANT(logs_off_what_it_leaves)
{
	mutant->calls.session_connect = connect_session;
}
