/* For the console session nothing but the permission is asked for. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row target = logoff->target;

	target.kind = WINSTATION_DIRECT;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &target);
}

MUTANT(ends_the_console)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
