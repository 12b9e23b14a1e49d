/* Only names that are usual are names. */
#include "cli/mutants/mutant_session.h"

#include <strings.h>

static bool is_usual(const char *name)
{
	return strcasecmp(name, "Console") == 0 || strncasecmp(name, "RDP-Tcp", 7) == 0 ||
	       strncasecmp(name, "TERM", 4) == 0;
}

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	if (!is_usual(name))
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return host_sim_calls.session_named(host, server, name, ret_session);
}

MUTANT(usual_names_only)
{
	mutant->calls.session_named = find_named_session;
}
