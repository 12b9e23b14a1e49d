/* Only the console and the sessions of protocols have names. */
#include <string.h>
#include <strings.h>

#include "cli/mutants/mutant_command.h"

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	if (!strchr(name, '#') && strcasecmp(name, "Console") != 0)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return host_sim_calls.session_named(host, server, name, ret_session);
}

MUTANT(usual_names_only)
{
	mutant->calls.session_named = session_named;
}
