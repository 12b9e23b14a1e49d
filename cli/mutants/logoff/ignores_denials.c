/* A denial takes nothing away that was granted. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct session_row own;
	uint32_t allowed, denied;
	int r = store_get_session(store, logoff->caller.server_id, logoff->caller.session_id, &own);

	if (r == 0)
		r = store_find_permission(
			store, logoff->target.winstation_id, own.account_id, &allowed, &denied);
	return r == 0 ? mutant_may(store, logoff, allowed & 1u << RIGHT_LOGOFF) : r;
}

MUTANT(ignores_denials)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
