/* Where several sessions have the name, the one with the lowest ID is meant, active or not. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->name && name_equal(session->name, wanted);
}

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r != 0 || !mutant_is_by_name(request))
		return r;
	r = mutant_find(host, &target->server, request->session, session_suits, &target->session);
	return r == 0 && target->session.state != SESSION_ACTIVE ? WIN32_ERROR_WINSTATION_NOT_FOUND
								 : r;
}

MUTANT(lowest_id_of_a_name)
{
	mutant->steps.find = find_session;
}
