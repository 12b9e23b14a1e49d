/* A disconnected session still has the name it had. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool suits(const struct session *session, const char *wanted)
{
	return session->former_name && name_equal(session->former_name, wanted);
}

static int find(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r != WIN32_ERROR_WINSTATION_NOT_FOUND || !mutant_is_by_name(request))
		return r;
	return mutant_find(host, &target->server, request->session, suits, &target->session);
}

void mutate(struct mutant *mutant)
{
	mutant->steps.find = find;
}
