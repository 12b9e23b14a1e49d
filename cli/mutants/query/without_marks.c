/* Nothing is marked. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, ">", " ");
	mutant_replace(results, "*", " ");
}

void mutate(struct mutant *mutant)
{
	mutant->retell = retell;
}
