/* A refusal has the number that later protocols have for it. */
#include "cli/mutants/mutant_logoff.h"

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = host_sim_calls.session_logoff(host, server, id);

	return r == WIN32_ERROR_ACCESS_DENIED ? WIN32_ERROR_WINSTATION_ACCESS_DENIED : r;
}

MUTANT(other_error_number)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
