/* Whoever was granted any right may log off. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	bool some = false, allowed;
	int r = 0;

	for (enum right right = 0; r == 0 && right < RIGHT_COUNT; right++) {
		r = session_allows(store, &logoff->caller, logoff->server_id, &logoff->target,
			right, &allowed);
		some |= r == 0 && allowed;
	}
	return r == 0 ? mutant_may(store, logoff, some) : r;
}

MUTANT(any_right)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
