/* query user shows users as they are stored. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, " administrator", " Administrator");
	mutant_replace(results, " user two", " User Two");
}

MUTANT(users_as_stored)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
