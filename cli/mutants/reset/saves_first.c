/* Programs save their work before they are ended. */
#include "cli/mutants/mutant_session.h"

static int reset_session(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = mutant_spoil_session(host, server, id,
		"UPDATE programs SET unsaved = NULL WHERE server_id = %lld AND session_id = %lld");

	return r == 0 ? host_sim_calls.session_reset(host, server, id) : r;
}

MUTANT(saves_first)
{
	mutant->calls.session_reset = reset_session;
}
