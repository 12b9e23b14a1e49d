/* A drain until the restart goes on afterwards. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	return host_sim_logons_set(host, mode == LOGONS_DRAIN_UNTIL_RESTART ? LOGONS_DRAIN : mode);
}

MUTANT(drains_for_good)
{
	mutant->calls.logons_set = set_logons;
}
