/* Idle time is counted in seconds. */
#include "cli/mutants/mutant_command.h"

static int tell_idle_time(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes)
{
	int r = host_sim_calls.session_idle(host, server, session, ret_minutes);

	*ret_minutes *= 60;
	return r;
}

MUTANT(idle_in_seconds)
{
	mutant->calls.session_idle = tell_idle_time;
}
