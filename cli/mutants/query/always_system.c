/* Processes of the system are displayed in any case. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "process"))
		mutant_insert(mutant, mutant->argc, "/system");
}
