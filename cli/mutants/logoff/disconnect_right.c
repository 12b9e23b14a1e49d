/* Disconnect is asked for, and not Logoff. */
#include "cli/mutants/mutant_logoff.h"

static int may(struct store *store, const struct session_act *logoff)
{
	bool allowed;
	int r = session_allows(store, &logoff->caller, logoff->server_id, &logoff->target,
		RIGHT_DISCONNECT, &allowed);

	return r == 0 ? mutant_may(store, logoff, allowed) : r;
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
