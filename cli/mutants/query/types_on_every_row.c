/* TYPE is filled, as it was until Windows 7. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "Active          ", "Active  rdpwd   ");
	mutant_replace(results, "Listen          ", "Listen  rdpwd   ");
}

MUTANT(types_on_every_row)
{
	if (mutant_queries(mutant, "session"))
		mutant->retell = retell_output;
}
