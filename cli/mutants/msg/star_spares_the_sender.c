/* * means everybody else. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	return session->id != host_sim_calls.session_current(host);
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(star_spares_the_sender)
{
	mutant->calls.session_list = list_sessions;
}
