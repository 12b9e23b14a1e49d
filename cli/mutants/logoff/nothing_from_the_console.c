/* The limit is on the wrong side: who works at the console can end no session but his own. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row own;
	int r = store_get_session(store, logoff->caller.server_id, logoff->caller.session_id, &own);

	if (r != 0)
		return r;
	return mutant_may(store, logoff, own.kind != WINSTATION_CONSOLE);
}

MUTANT(nothing_from_the_console)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
