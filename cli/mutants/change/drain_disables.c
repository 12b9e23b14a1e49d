/* Both drains shut existing sessions out, too. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	return host_sim_logons_set(host, mode == LOGONS_ENABLED ? LOGONS_ENABLED : LOGONS_DISABLED);
}

MUTANT(drain_disables)
{
	mutant->calls.logons_set = set_logons;
}
