/* Behind a server no switch is understood. */
#include "cli/mutants/mutant_query.h"

MUTANT(servers_without_switches)
{
	if (mutant_queries(mutant, "appservers") && mutant->argc > 3)
		mutant_insert(mutant, 3, "/x");
}
