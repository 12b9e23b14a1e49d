/* A session may be given by the computer its user sits at. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool suits(const struct session *session, const char *wanted)
{
	return session->client_name && name_equal(session->client_name, wanted);
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
