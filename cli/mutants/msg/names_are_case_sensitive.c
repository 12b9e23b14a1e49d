/* Names of sessions are compared letter by letter. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	return r == 0 && strcmp(ret_session->name, name) != 0 ? WIN32_ERROR_WINSTATION_NOT_FOUND
							      : r;
}

MUTANT(names_are_case_sensitive)
{
	mutant->calls.session_named = session_named;
}
