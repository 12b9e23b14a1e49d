/* The programs end, and the session goes on. */
#include "cli/mutants/mutant_logoff.h"

static int remove_wrongly(struct database *store, const struct session_act *logoff)
{
	(void)store;
	(void)logoff;
	return 0;
}

MUTANT(keeps_the_session)
{
	static const struct mutant_rules rules = {.remove = remove_wrongly};

	mutant_set_rules(mutant, &rules);
}
