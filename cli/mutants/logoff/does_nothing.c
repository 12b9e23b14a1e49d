/* Everything is looked up, and nothing ends. */
#include "cli/mutants/mutant_logoff.h"

static int end_session(struct host *host, const struct logoff_target *target)
{
	(void)host;
	(void)target;
	return 0;
}

MUTANT(does_nothing)
{
	mutant->steps.end = end_session;
}
