/* /enable changes nothing. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	return mode == LOGONS_ENABLED ? 0 : host_sim_logons_set(host, mode);
}

MUTANT(never_enables)
{
	mutant->calls.logons_set = set_logons;
}
