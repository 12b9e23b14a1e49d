/* What is missing is not told. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	mutant_drop_lines(complaints, "");
	(void)results;
}

MUTANT(silent_without_target)
{
	mutant->retell = retell_output;
}
