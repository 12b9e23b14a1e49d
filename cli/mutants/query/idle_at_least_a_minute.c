/* A minute that has begun is counted. */
#include "cli/mutants/mutant_command.h"

static int tell_idle_time(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes)
{
	int r = host_sim_calls.session_idle(host, server, session, ret_minutes);

	*ret_minutes += 1;
	return r;
}

MUTANT(idle_at_least_a_minute)
{
	mutant->calls.session_idle = tell_idle_time;
}
