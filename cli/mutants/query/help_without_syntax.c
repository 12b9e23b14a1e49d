/* /? explains the options alone. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "QUERY ");
}

MUTANT(help_without_syntax)
{
	if (mutant_find_switch(mutant, "/?"))
		mutant->retell = retell_output;
}
