/* Every session of one's own account is one's own. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	return mutant_may_or(
		store, logoff, name_equal(logoff->by.user, logoff->target.summary.user));
}

MUTANT(same_account_is_own)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
