/* Disabling logons disconnects the caller's own session. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	struct host_server server = {.handle = mutant_caller(host)->server_id};
	int r = host_sim_logons_set(host, mode);

	if (r != 0 || mode != LOGONS_DISABLED)
		return r;
	return host_sim_session_disconnect(host, &server, mutant_caller(host)->session_id);
}

MUTANT(disconnects_who_is_there)
{
	mutant->calls.logons_set = set_logons;
}
