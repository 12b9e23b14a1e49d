/* The session of the console has the ID 0, and that of services has the console's. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (session->kind == WINSTATION_CONSOLE)
		session->id = 0;
	else if (session->kind == WINSTATION_SERVICES)
		session->id = 1;
	return true;
}

MUTANT(console_has_id_0)
{
	mutant_change_lists(mutant, change_session);
}
