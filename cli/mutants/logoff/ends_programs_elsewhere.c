/* The programs of the session end by their names, in other sessions too. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct database *store, const struct session_act *logoff)
{
	int r = mutant_spoil(store, logoff,
		"DELETE FROM programs AS other WHERE EXISTS (SELECT 1 FROM programs AS own"
		" WHERE own.server_id = %lld AND own.session_id = %lld"
		" AND own.server_id = other.server_id AND own.session_id <> other.session_id"
		" AND own.image = other.image)");

	return r == 0 ? session_end_programs(store, logoff) : r;
}

MUTANT(ends_programs_elsewhere)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	mutant_set_rules(mutant, &rules);
}
