/* One's own session needs the permission as any other does. */
#include "cli/mutants/mutant_session.h"

#include "sim/permission.h"

static int act_on_session(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_row own;
	bool allowed = true;
	int r = mutant_get(host, server, id, &own);

	if (r == 0 && mutant_is_own(host, server, id))
		r = permission_of_account(mutant_farm(host)->store, own.winstation_id,
			own.account_id, mutant_right(), &allowed);
	return r != 0 || allowed ? r : WIN32_ERROR_ACCESS_DENIED;
}

MUTANT(own_needs_permission)
{
	mutant_ask_first(mutant, act_on_session);
}
