/* The session with one's own ID is one's own, on every server. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	return mutant_may_or(store, logoff, logoff->caller.session_id == logoff->target.summary.id);
}

MUTANT(same_id_is_own)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
