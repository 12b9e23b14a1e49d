/* Where the named computer has no connection, it is the one where the command is typed. */
#include "cli/mutants/mutant_session.h"

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	return r == 0 ? 0
		      : host_sim_calls.session_with_id(
				host, server, host_sim_calls.session_current(host), ret_session);
}

MUTANT(dest_falls_back)
{
	mutant->calls.session_named = find_named_session;
}
