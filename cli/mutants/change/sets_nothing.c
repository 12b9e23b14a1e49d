/* It is said that logons are changed, and they are not. */
#include "cli/mutants/mutant_command.h"

static int set_logons(struct host *host, enum logon_mode mode)
{
	enum logon_mode now;

	(void)mode;
	return host_sim_logons_get(host, &now);
}

MUTANT(sets_nothing)
{
	mutant->calls.logons_set = set_logons;
}
