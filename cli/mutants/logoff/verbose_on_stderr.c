/* What /v says goes where errors go. */
#include "cli/mutants/mutant_logoff.h"

static int announce_logoff(const struct logoff_target *target, FILE *results)
{
	(void)results;
	return logoff_announce(target, stderr);
}

MUTANT(verbose_on_stderr)
{
	mutant->steps.announce = announce_logoff;
}
