/* The console session goes as any other does. */
#include "cli/mutants/mutant_logoff.h"

static int remove_wrongly(struct database *store, const struct session_act *logoff)
{
	struct session_act elsewhere = *logoff;

	elsewhere.target.kind = WINSTATION_DIRECT;
	return session_remove(store, &elsewhere);
}

MUTANT(removes_the_console)
{
	static const struct mutant_rules rules = {.remove = remove_wrongly};

	mutant_set_rules(mutant, &rules);
}
