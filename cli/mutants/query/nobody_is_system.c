/* A process of nobody belongs to "system". */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, " (unknown)", " system   ");
}

MUTANT(nobody_is_system)
{
	if (mutant_queries(mutant, "process"))
		mutant->retell = retell_output;
}
