/* Between the columns is one blank. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	for (size_t i = 0; i < 8; i++)
		mutant_replace(results, "  ", " ");
}

MUTANT(one_blank_between)
{
	mutant->retell = retell_output;
}
