/* Nobody may end a session but his own. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	if (!mutant_is_own(host, server, id))
		return WIN32_ERROR_ACCESS_DENIED;
	return host_sim_calls.session_logoff(host, server, id);
}

MUTANT(only_own_session)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
