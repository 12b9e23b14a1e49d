/* Behind a server no switch is understood. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "appservers") && mutant->argc > 3)
		mutant_insert(mutant, 3, "/x");
}
