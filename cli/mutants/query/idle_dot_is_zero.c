/* An idle time of less than a minute is 0. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "        .  ", "        0  ");
}

MUTANT(idle_dot_is_zero)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
