/* There are rows alone. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "SE");
}

MUTANT(without_headings)
{
	mutant->retell = retell_output;
}
