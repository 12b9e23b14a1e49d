/* Nothing is marked. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, ">", " ");
	mutant_replace(results, "*", " ");
}

MUTANT(without_marks)
{
	mutant->retell = retell_output;
}
