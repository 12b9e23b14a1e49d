/* A success is told on standard error. */
#include "cli/mutants/mutant_logoff.h"

static int end_session(struct host *host, const struct logoff_target *target)
{
	int r = logoff_end(host, target);

	if (r == 0)
		fputs("The session was logged off.\n", stderr);
	return r;
}

MUTANT(complains_when_done)
{
	mutant->steps.end = end_session;
}
