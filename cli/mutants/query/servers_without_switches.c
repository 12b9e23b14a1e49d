/* Behind a server no switch is understood. */
#include "cli/mutants/mutant_query.h"

MUTANT(servers_without_switches)
{
	bool is_servers =
		mutant_queries(mutant, "appservers") || mutant_queries(mutant, "termserver");

	if (is_servers && mutant->argc > 3)
		mutant_insert(mutant, 3, "/x");
}
