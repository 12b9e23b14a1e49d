/* /v tells of the session that the command is typed in, and not of the one that ends. */
#include "cli/mutants/mutant_logoff.h"

#include <stdlib.h>

static int announce_logoff(const struct logoff_target *target, FILE *results)
{
	struct logoff_target own = *target;

	own.session.id = (uint32_t)atoi(getenv("TSFARM_SESSION"));
	return logoff_announce(&own, results);
}

MUTANT(verbose_as_typed_in)
{
	mutant->steps.announce = announce_logoff;
}
