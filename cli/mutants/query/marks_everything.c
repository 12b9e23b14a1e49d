/* All rows are marked. */
#include "cli/mutants/mutant_query.h"

static void retell_servers(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "\n ", "\n*");
}

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "\n ", "\n>");
}

MUTANT(marks_everything)
{
	mutant->retell = mutant_queries(mutant, "appservers") ? retell_servers : retell_output;
}
