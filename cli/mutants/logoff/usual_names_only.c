/* Only the names are known that winstations usually have: Console, RDP-Tcp#3, TERM04. */
#include "cli/mutants/mutant_logoff.h"

#include <strings.h>

static bool is_usual(const char *name)
{
	return strcasecmp(name, "Console") == 0 || strncasecmp(name, "RDP-Tcp", 7) == 0 ||
	       strncasecmp(name, "TERM", 4) == 0;
}

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	if (mutant_is_by_name(request) && !is_usual(request->session))
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return logoff_find(host, request, target);
}

MUTANT(usual_names_only)
{
	mutant->steps.find = find_session;
}
