/* For one's own session too Logoff permission is needed. */
#include "cli/mutants/mutant_logoff.h"

#include "sim/permission.h"

static int may(struct store *store, const struct session_act *logoff)
{
	bool allowed;
	int r = permission_of_account(store, logoff->target.winstation_id,
		logoff->target.account_id, RIGHT_LOGOFF, &allowed);

	if (r == 0 && mutant_is_of_own(logoff) && !allowed)
		return WIN32_ERROR_ACCESS_DENIED;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &logoff->target);
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
