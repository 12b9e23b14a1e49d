/* Nobody needs a permission for a session whose client has gone. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	return mutant_may_or(store, logoff, logoff->target.summary.state == SESSION_DISCONNECTED);
}

MUTANT(disconnected_is_free)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
