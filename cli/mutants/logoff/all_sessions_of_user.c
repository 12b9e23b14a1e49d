/* All sessions of the session's user end. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->user && name_equal(session->user, wanted);
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_summary first, next;
	int r = session_get(mutant_farm(host), server->handle, id, &first);

	if (r == 0)
		r = host_sim_calls.session_logoff(host, server, id);
	if (r != 0)
		return r;
	while (mutant_find(host, server, first.user, session_suits, &next) == 0 &&
		host_sim_calls.session_logoff(host, server, next.id) == 0)
		;
	return 0;
}

MUTANT(all_sessions_of_user)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
