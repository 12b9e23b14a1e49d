/* Of a name that is too long the first 32 characters are taken. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	struct logoff_request shorter = *request;
	char name[WINSTATION_NAME_MAX + 1];

	if (mutant_is_by_name(request)) {
		snprintf(name, sizeof(name), "%s", request->session);
		shorter.session = name;
	}
	return logoff_find(host, &shorter, target);
}

MUTANT(cuts_long_names)
{
	mutant->steps.find = find_session;
}
