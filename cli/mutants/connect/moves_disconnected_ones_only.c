/* A session that is shown somewhere stays there. */
#include "cli/mutants/mutant_session.h"

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	struct session_row moved;
	int r = mutant_get(host, server, id, &moved);

	if (r == 0 && id != into && moved.summary.state != SESSION_DISCONNECTED)
		return WIN32_ERROR_WINSTATION_BUSY;
	return r == 0 ? host_sim_calls.session_connect(host, server, id, into, password) : r;
}

MUTANT(moves_disconnected_ones_only)
{
	mutant->calls.session_connect = connect_session;
}
