/* For the console session nothing but the permission is asked for. */
#include "cli/mutants/mutant_logoff.h"

static int may(struct store *store, const struct session_act *logoff)
{
	struct session_row target = logoff->target;

	target.kind = WINSTATION_DIRECT;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &target);
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
