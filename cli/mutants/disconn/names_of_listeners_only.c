/* Terminals that are directly connected have no name. */
#include "cli/mutants/mutant_session.h"

#include <string.h>

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	return r != 0 || strchr(ret_session->name, '#') ? r : WIN32_ERROR_WINSTATION_NOT_FOUND;
}

MUTANT(names_of_listeners_only)
{
	mutant->calls.session_named = find_named_session;
}
