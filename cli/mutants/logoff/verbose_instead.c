/* Under /v it is only said what would be done. */
#include "cli/mutants/mutant_logoff.h"

static bool announced;

static int announce_logoff(const struct logoff_target *target, FILE *results)
{
	announced = true;
	return logoff_announce(target, results);
}

static int end_session(struct host *host, const struct logoff_target *target)
{
	return announced ? 0 : logoff_end(host, target);
}

MUTANT(verbose_instead)
{
	mutant->steps.announce = announce_logoff;
	mutant->steps.end = end_session;
}
