/* Sessions end in which there is nobody, and those that are down. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row target = logoff->target;

	target.summary.state = SESSION_ACTIVE;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &target);
}

MUTANT(ends_idle_sessions)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
