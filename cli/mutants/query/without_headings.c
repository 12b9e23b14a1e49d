/* There are rows alone. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "SE");
}

void mutate(struct mutant *mutant)
{
	mutant->retell = retell;
}
