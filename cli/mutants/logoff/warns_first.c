/* The user gets a message before his session ends. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct store *store, const struct session_act *logoff)
{
	int r = session_deliver(store, logoff, "You are being logged off.");

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
