/* Idle times are not displayed. */
#include "cli/mutants/mutant_query.h"

static void retell_user(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 54, 62);
}

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_user;
}
