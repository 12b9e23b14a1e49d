/* A session answers to the name of its user too. */
#include "cli/mutants/mutant_session.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->user && name_equal(session->user, wanted);
}

static int find_named_session(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_named(host, server, name, ret_session);

	return r == 0 ? 0 : mutant_find(host, server, name, session_suits, ret_session);
}

MUTANT(name_of_user)
{
	mutant->calls.session_named = find_named_session;
}
