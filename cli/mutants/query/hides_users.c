/* Users are not displayed. */
#include "cli/mutants/mutant_query.h"

static void retell_session(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 19, 38);
}

static void retell_user(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 1, 22);
}

static void retell_process(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_blank(results, 1, 22);
}

void mutate(struct mutant *mutant)
{
	if (mutant_queries(mutant, "session"))
		mutant->retell = retell_session;
	if (mutant_queries(mutant, "user"))
		mutant->retell = retell_user;
	if (mutant_queries(mutant, "process"))
		mutant->retell = retell_process;
}
