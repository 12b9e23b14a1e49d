/* /disable drains the server. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	return host_sim_logons_set(host, mode == LOGONS_DISABLED ? LOGONS_DRAIN : mode);
}

MUTANT(disable_drains)
{
	mutant->calls.logons_set = set_logons;
}
