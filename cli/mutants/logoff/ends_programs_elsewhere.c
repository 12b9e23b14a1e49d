/* The programs of the session end by their names, in other sessions too. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct store *store, const struct session_act *logoff)
{
	int r = mutant_spoil(store, logoff,
		"DELETE FROM programs AS other WHERE EXISTS (SELECT 1 FROM programs AS own"
		" WHERE own.server_id = %lld AND own.session_id = %lld"
		" AND own.server_id = other.server_id AND own.session_id <> other.session_id"
		" AND own.image = other.image)");

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
