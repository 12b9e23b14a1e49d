/* query object takes nothing. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "object") && mutant->argc > 2)
		mutant_insert(mutant, 2, "/x");
}
