/* The mark is a word of its own. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "\n>", "\n> ");
}

MUTANT(blank_behind_marks)
{
	mutant->retell = retell_output;
}
