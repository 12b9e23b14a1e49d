/* Somebody is logged on in the session of services. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (session->kind == WINSTATION_SERVICES)
		memcpy(session->user, "SYSTEM", sizeof("SYSTEM"));
	return true;
}

MUTANT(services_are_a_user)
{
	mutant_change_lists(mutant, change_session);
}
