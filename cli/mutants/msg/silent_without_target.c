/* What is missing is not told. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	mutant_drop_lines(complaints, "");
	(void)results;
}

void mutate(struct mutant *mutant)
{
	mutant->retell = retell;
}
