/* Names of programs are not displayed. */
#include "cli/mutants/mutant_query.h"

static void retell_process(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 59, 90);
}

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "process"))
		mutant->retell = retell_process;
}
