/* The ID 0 is that of the current session. */
#include "cli/mutants/mutant_command.h"

static int session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	return host_sim_calls.session_with_id(
		host, server, id ? id : host_sim_calls.session_current(host), ret_session);
}

MUTANT(zero_is_current)
{
	mutant->calls.session_with_id = session_with_id;
}
