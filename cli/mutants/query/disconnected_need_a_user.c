/* A disconnected session without a user is left out. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	return session->state != SESSION_DISCONNECTED || *session->user || *session->name;
}

MUTANT(disconnected_need_a_user)
{
	mutant_change_lists(mutant, change_session);
}
