/* Other users' sessions need no password. */
#include "cli/mutants/mutant_session.h"

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	return host_sim_calls.session_connect(host, server, id, into, password ? password : "");
}

MUTANT(never_needs_a_password)
{
	mutant->calls.session_connect = connect_session;
}
