/* IDs of processes are not displayed. */
#include "cli/mutants/mutant_query.h"

static void retell_process(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 52, 56);
}

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "process"))
		mutant->retell = retell_process;
}
