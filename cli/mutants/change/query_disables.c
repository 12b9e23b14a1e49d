/* /query leaves logons disabled. */
#include "cli/mutants/mutant_command.h"

static int get_logons(struct host *host, enum logon_mode *ret_mode)
{
	int r = host_sim_logons_get(host, ret_mode);

	return r == 0 ? host_sim_logons_set(host, LOGONS_DISABLED) : r;
}

MUTANT(query_disables)
{
	mutant->calls.logons_get = get_logons;
}
