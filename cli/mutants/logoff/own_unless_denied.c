/* One's own session may be ended unless that was denied. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	uint32_t allowed, denied;
	int r = store_find_permission(
		store, logoff->target.winstation_id, logoff->target.account_id, &allowed, &denied);

	if (r == 0 && mutant_is_of_own(logoff) && (denied & 1u << RIGHT_LOGOFF))
		return WIN32_ERROR_ACCESS_DENIED;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &logoff->target);
}

MUTANT(own_unless_denied)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
