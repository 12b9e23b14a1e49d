/* /query tells that logons are enabled, whatever they are. */
#include "cli/mutants/mutant_command.h"

static int get_logons(struct host *host, enum logon_mode *ret_mode)
{
	int r = host_sim_logons_get(host, ret_mode);

	*ret_mode = LOGONS_ENABLED;
	return r;
}

MUTANT(always_enabled)
{
	mutant->calls.logons_get = get_logons;
}
