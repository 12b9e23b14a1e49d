/* Only what was granted counts. */
#include "cli/mutants/mutant_session.h"

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	struct database *store = mutant_farm(host)->store;
	struct session_row own, target;
	uint32_t allowed, denied;
	int r = mutant_get_own(host, &own);

	if (r == 0)
		r = mutant_get(host, server, id, &target);
	if (r == 0)
		r = store_find_permission(
			store, target.winstation_id, own.account_id, &allowed, &denied);
	return r != 0 || allowed & 1u << mutant_right() ? r : WIN32_ERROR_ACCESS_DENIED;
}

MUTANT(ignores_denials)
{
	mutant_decide(mutant, may_logoff);
}
