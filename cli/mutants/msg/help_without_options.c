/* Its help lacks the lines of the switches. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "  /");
}

void mutate(struct mutant *mutant)
{
	mutant->retell = retell;
}
