/* For one's own session too Logoff permission is needed. */
#include "cli/mutants/mutant_logoff.h"

#include "sim/permission.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	bool allowed;
	int r = permission_of_account(store, logoff->target.winstation_id,
		logoff->target.account_id, RIGHT_LOGOFF, &allowed);

	if (r == 0 && mutant_is_of_own(logoff) && !allowed)
		return WIN32_ERROR_ACCESS_DENIED;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &logoff->target);
}

MUTANT(own_needs_permission)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
