/* Where nothing is asked for, it is all processes. */
#include "cli/mutants/mutant_query.h"

MUTANT(default_is_all)
{
	if (mutant_queries(mutant, "process") && mutant->argc == 2)
		mutant_insert(mutant, 2, "*");
}
