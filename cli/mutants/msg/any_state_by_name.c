/* A name means a session in whatever state. */
#include "cli/mutants/mutant_command.h"

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	if (r == 0)
		ret_session->state = SESSION_ACTIVE;
	return r;
}

MUTANT(any_state_by_name)
{
	mutant->calls.session_named = session_named;
}
