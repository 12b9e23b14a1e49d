/* "none" ends where every other idle time does. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "   none   ", "    none  ");
}

MUTANT(idle_none_ends_with_the_column)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
