/* Processes of the system are displayed in any case. */
#include "cli/mutants/mutant_query.h"

MUTANT(always_system)
{
	if (mutant_queries(mutant, "process"))
		mutant_insert(mutant, mutant->argc, "/system");
}
