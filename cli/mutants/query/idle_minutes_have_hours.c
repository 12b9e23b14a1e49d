/* An idle time of minutes has hours before it. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "        7  ", "     0:07  ");
}

MUTANT(idle_minutes_have_hours)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
