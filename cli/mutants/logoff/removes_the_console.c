/* The console session goes as any other does. */
#include "cli/mutants/mutant_logoff.h"

static int remove_wrongly(struct store *store, const struct session_act *logoff)
{
	struct session_act elsewhere = *logoff;

	elsewhere.target.kind = WINSTATION_DIRECT;
	return session_remove(store, &elsewhere);
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	static const struct mutant_rules rules = {.remove = remove_wrongly};

	return mutant_logoff(&rules, host, server, id);
}

void mutate(struct mutant *mutant)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
