/* The time of the logon has seconds. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, " AM\n", ":00 AM\n");
	mutant_replace(results, " PM\n", ":00 PM\n");
}

MUTANT(dates_with_seconds)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_output;
}
