/* Where no session is given, it is the first one of the list that is active. */
#include "cli/mutants/mutant_session.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	(void)wanted;
	return session->state == SESSION_ACTIVE && session->id != 0;
}

static uint32_t tell_current_session(struct host *host)
{
	struct host_server server;
	struct session_summary first;
	int r = host_sim_calls.server_open(host, NULL, &server);

	if (r == 0)
		r = mutant_find(host, &server, NULL, session_suits, &first);
	return r == 0 ? first.id : host_sim_calls.session_current(host);
}

MUTANT(default_is_lowest_id)
{
	mutant->calls.session_current = tell_current_session;
}
