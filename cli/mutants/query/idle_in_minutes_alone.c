/* An idle time of hours or days is told in minutes. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "     1:22  ", "       82  ");
	mutant_replace(results, "  1+00:53  ", "     1493  ");
}

MUTANT(idle_in_minutes_alone)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
