/* The session of services is not shown. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	return session->kind != WINSTATION_SERVICES;
}

MUTANT(services_are_hidden)
{
	mutant_change_lists(mutant, change_session);
}
