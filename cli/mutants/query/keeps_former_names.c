/* A disconnected session is shown with the name that it had. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (!*session->name)
		memcpy(session->name, session->former_name, sizeof(session->name));
	return true;
}

MUTANT(keeps_former_names)
{
	mutant_change_lists(mutant, change_session);
}
