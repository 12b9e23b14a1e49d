/* The user goes, and the session stays as the one of the console does. */
#include "cli/mutants/mutant_logoff.h"

static int remove_wrongly(struct database *store, const struct session_act *logoff)
{
	struct session_act at_console = *logoff;

	at_console.target.kind = WINSTATION_CONSOLE;
	return session_remove(store, &at_console);
}

MUTANT(leaves_an_empty_session)
{
	static const struct mutant_rules rules = {.remove = remove_wrongly};

	mutant_set_rules(mutant, &rules);
}
