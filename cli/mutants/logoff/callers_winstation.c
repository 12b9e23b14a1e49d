/* The permissions of the winstation count at which the command is typed. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row own, target = logoff->target;
	bool allowed;
	int r = store_get_session(store, logoff->caller.server_id, logoff->caller.session_id, &own);

	if (r != 0)
		return r;
	target.winstation_id = own.winstation_id;
	r = session_allows(
		store, &logoff->caller, logoff->server_id, &target, RIGHT_LOGOFF, &allowed);
	return r == 0 ? mutant_may(store, logoff, allowed) : r;
}

MUTANT(callers_winstation)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
