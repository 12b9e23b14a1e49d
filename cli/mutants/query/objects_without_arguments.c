/* query object takes nothing. */
#include "cli/mutants/mutant_query.h"

MUTANT(objects_without_arguments)
{
	if (mutant_queries(mutant, "object") && mutant->argc > 2)
		mutant_insert(mutant, 2, "/x");
}
