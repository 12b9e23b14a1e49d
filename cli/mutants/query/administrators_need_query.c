/* Only sessions that one may query have a name. */
#include "cli/mutants/mutant_command.h"

static int with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	bool allowed = true;
	int r = host_sim_calls.session_with_id(host, server, id, ret_session);

	if (r == 0)
		r = permission_check(mutant_farm(host), mutant_caller(host), server->handle, id,
			RIGHT_QUERY_INFORMATION, &allowed);
	return r == 0 && !allowed ? WIN32_ERROR_WINSTATION_NOT_FOUND : r;
}

MUTANT(administrators_need_query)
{
	mutant->calls.session_with_id = with_id;
}
