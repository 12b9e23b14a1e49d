/* A session that is given by its name must be active. */
#include "cli/mutants/mutant_session.h"

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	return r != 0 || ret_session->state == SESSION_ACTIVE ? r
							      : WIN32_ERROR_WINSTATION_NOT_FOUND;
}

MUTANT(active_names_only)
{
	mutant->calls.session_named = find_named_session;
}
