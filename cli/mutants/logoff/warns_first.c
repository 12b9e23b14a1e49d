/* The user gets a message before his session ends. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct database *store, const struct session_act *logoff)
{
	int r = session_deliver(store, logoff, "You are being logged off.");

	return r == 0 ? session_end_programs(store, logoff) : r;
}

MUTANT(warns_first)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	mutant_set_rules(mutant, &rules);
}
