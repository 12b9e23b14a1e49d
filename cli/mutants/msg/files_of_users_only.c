/* A file lists users, and no sessions. */
#include "cli/mutants/mutant_command.h"

static bool from_file;

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	return from_file ? WIN32_ERROR_WINSTATION_NOT_FOUND
			 : host_sim_calls.session_named(host, server, name, ret_session);
}

MUTANT(files_of_users_only)
{
	from_file = mutant->argc > 1 && *mutant->argv[1] == '@';
	mutant->calls.session_named = session_named;
}
