/* An ID means an active session. */
#include "cli/mutants/mutant_command.h"

static int session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_with_id(host, server, id, ret_session);

	return r == 0 && ret_session->state != SESSION_ACTIVE ? WIN32_ERROR_WINSTATION_NOT_FOUND
							      : r;
}

MUTANT(ids_must_be_active)
{
	mutant->calls.session_with_id = session_with_id;
}
