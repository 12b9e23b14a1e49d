/* Only session 0 is taken for the console's, as it is in nt4. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row target = logoff->target;

	if (target.kind == WINSTATION_CONSOLE && target.summary.id != 0)
		target.kind = WINSTATION_DIRECT;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &target);
}

MUTANT(console_is_zero)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
