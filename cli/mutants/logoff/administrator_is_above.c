/* To Administrator everything is permitted. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	return mutant_may_or(store, logoff, strcmp(logoff->by.user, "Administrator") == 0);
}

MUTANT(administrator_is_above)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
