/* What is unsaved is saved before its program ends. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct database *store, const struct session_act *logoff)
{
	int r = mutant_spoil(store, logoff,
		"UPDATE programs SET unsaved = NULL WHERE server_id = %lld AND session_id = %lld");

	return r == 0 ? session_end_programs(store, logoff) : r;
}

MUTANT(saves_first)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	mutant_set_rules(mutant, &rules);
}
