/* Everybody may end every session. */
#include "cli/mutants/mutant_logoff.h"

static int may(struct store *store, const struct session_act *logoff)
{
	return mutant_may(store, logoff, true);
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	static const struct mutant_rules rules = {.may = may};

	return mutant_logoff(&rules, host, server, id);
}

void mutate(struct mutant *mutant)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
