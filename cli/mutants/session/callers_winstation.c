/* The permissions of the winstation count at which the command is typed. */
#include "cli/mutants/mutant_session.h"

#include "sim/permission.h"

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_row own;
	bool allowed;
	int r = mutant_get_own(host, &own);

	(void)server;
	(void)id;
	if (r == 0)
		r = permission_of_account(mutant_farm(host)->store, own.winstation_id,
			own.account_id, mutant_right(), &allowed);
	return r != 0 || allowed ? r : WIN32_ERROR_ACCESS_DENIED;
}

MUTANT(callers_winstation)
{
	mutant_decide(mutant, may_logoff);
}
