/* Under /v it is done as ever, and nothing is said. */
#include "cli/mutants/mutant_logoff.h"

static int announce_logoff(const struct logoff_target *target, FILE *results)
{
	(void)target;
	(void)results;
	return LOGOFF_DONE;
}

MUTANT(silent_verbose)
{
	mutant->steps.announce = announce_logoff;
}
