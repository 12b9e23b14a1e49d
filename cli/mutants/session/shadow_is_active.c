/* Who shadows another session is active. */
#include "cli/mutants/mutant_session.h"

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	if (r == 0 && ret_session->state == SESSION_SHADOW)
		ret_session->state = SESSION_ACTIVE;
	return r;
}

MUTANT(shadow_is_active)
{
	mutant->calls.session_named = find_named_session;
}
