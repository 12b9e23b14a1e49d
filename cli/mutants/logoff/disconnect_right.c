/* Disconnect is asked for, and not Logoff. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	bool allowed;
	int r = session_allows(store, &logoff->caller, logoff->server_id, &logoff->target,
		RIGHT_DISCONNECT, &allowed);

	return r == 0 ? mutant_may(store, logoff, allowed) : r;
}

MUTANT(disconnect_right)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
