/* The session is only disconnected: its programs run on. */
#include "cli/mutants/mutant_logoff.h"

static int end_no_programs(struct database *store, const struct session_act *logoff)
{
	(void)store;
	(void)logoff;
	return 0;
}

static int disconnect_session(struct database *store, const struct session_act *logoff)
{
	return mutant_spoil(store, logoff,
		"UPDATE sessions SET state = 'disconnected', name = NULL, name_key = NULL,"
		" former_name = coalesce(name, former_name)"
		" WHERE server_id = %lld AND session_id = %lld");
}

MUTANT(disconnects)
{
	static const struct mutant_rules rules = {
		.end_programs = end_no_programs, .remove = disconnect_session};

	mutant_set_rules(mutant, &rules);
}
