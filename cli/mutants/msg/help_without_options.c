/* Its help lacks the lines of the switches. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "  /");
}

MUTANT(help_without_options)
{
	mutant->retell = retell_output;
}
