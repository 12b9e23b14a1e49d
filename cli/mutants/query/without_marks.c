/* Nothing is marked. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, ">", " ");
	mutant_replace(results, "*", " ");
}

MUTANT(without_marks)
{
	mutant->retell = retell;
}
