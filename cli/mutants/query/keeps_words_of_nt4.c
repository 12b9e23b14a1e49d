/* query still has appservers in the place of termserver. */
#include "cli/mutants/mutant_query.h"

MUTANT(keeps_words_of_nt4)
{
	if (mutant_queries(mutant, "termserver")) {
		mutant_remove(mutant, 1);
		mutant_insert(mutant, 1, "appservers");
	}
}
