/* An idle time of days is told in hours. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "  1+00:53  ", "    24:53  ");
}

MUTANT(idle_of_days_in_hours)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
