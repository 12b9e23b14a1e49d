/* Its help lacks the line of the syntax. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "MSG {");
}

MUTANT(help_without_syntax)
{
	mutant->retell = retell_output;
}
