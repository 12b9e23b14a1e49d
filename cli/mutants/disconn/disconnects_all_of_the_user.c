/* All of the user's sessions are disconnected. */
#include "cli/mutants/mutant_session.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->user && name_equal(session->user, wanted) &&
	       session->state == SESSION_ACTIVE;
}

static int disconnect_session(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_summary first, next;
	int r = session_get(mutant_farm(host), server->handle, id, &first);

	if (r == 0)
		r = host_sim_calls.session_disconnect(host, server, id);
	if (r != 0)
		return r;
	while (mutant_find(host, server, first.user, session_suits, &next) == 0 &&
		host_sim_calls.session_disconnect(host, server, next.id) == 0)
		;
	return 0;
}

MUTANT(disconnects_all_of_the_user)
{
	mutant->calls.session_disconnect = disconnect_session;
}
