/* A listener is reset without a question. */
#include "cli/mutants/mutant_session.h"

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	if (r == 0 && ret_session->state == SESSION_LISTEN)
		ret_session->state = SESSION_IDLE;
	return r;
}

MUTANT(asks_nothing)
{
	mutant->calls.session_named = find_named_session;
}
