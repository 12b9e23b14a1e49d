/* The session of services is one like any other. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row target = logoff->target;

	if (target.kind == WINSTATION_SERVICES)
		target.kind = WINSTATION_DIRECT;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &target);
}

MUTANT(logs_services_off)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
