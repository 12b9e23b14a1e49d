/* A name is that of a user, and never that of a session. */
#include "cli/mutants/mutant_command.h"

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	(void)host;
	(void)server;
	(void)name;
	(void)ret_session;
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

MUTANT(names_are_users)
{
	mutant->calls.session_named = session_named;
}
