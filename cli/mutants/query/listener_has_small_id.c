/* A listener's session has a small ID, as it had in NT 4.0. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (session->id >= LISTENER_ID_MIN)
		session->id -= LISTENER_ID_MIN - 2;
	return true;
}

MUTANT(listener_has_small_id)
{
	mutant_change_lists(mutant, change_session);
}
