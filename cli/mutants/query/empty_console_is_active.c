/* Where nobody is logged on at the console, it is active. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (session->state == SESSION_CONNECTED)
		session->state = SESSION_ACTIVE;
	return true;
}

MUTANT(empty_console_is_active)
{
	mutant_change_lists(mutant, change_session);
}
