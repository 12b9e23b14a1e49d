/* The session goes, and its programs run on in none. */
#include "cli/mutants/mutant_logoff.h"

#include "sim/store/statements.h"

static int end_no_programs(struct database *store, const struct session_act *logoff)
{
	(void)store;
	(void)logoff;
	return 0;
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	/* otherwise the farm itself would refuse to be like that */
	database_execute(mutant_farm(host)->store, "PRAGMA foreign_keys = OFF");
	return mutant_logoff(host, server, id);
}

MUTANT(forgets_programs)
{
	static const struct mutant_rules rules = {.end_programs = end_no_programs};

	mutant_set_rules(mutant, &rules);
	mutant->calls.session_logoff = session_logoff_wrongly;
}
