/* A session that is given by its name need not be active. */
#include "cli/mutants/mutant_session.h"

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	ret_session->state = SESSION_ACTIVE;
	return r;
}

MUTANT(any_state_by_name)
{
	mutant->calls.session_named = find_named_session;
}
