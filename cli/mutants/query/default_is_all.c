/* Where nothing is asked for, it is all processes. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "process") && mutant->argc == 2)
		mutant_insert(mutant, 2, "*");
}
