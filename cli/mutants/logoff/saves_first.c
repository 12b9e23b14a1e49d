/* What is unsaved is saved before its program ends. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct store *store, const struct session_act *logoff)
{
	int r = mutant_spoil(store, logoff,
		"UPDATE programs SET unsaved = NULL WHERE server_id = %lld AND session_id = %lld");

	return r == 0 ? session_end_programs(store, logoff) : r;
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	return mutant_logoff(&rules, host, server, id);
}

void mutate(struct mutant *mutant)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
