/* /? shows the syntax alone. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "  /");
}

MUTANT(help_without_options)
{
	if (mutant_find_switch(mutant, "/?"))
		mutant->retell = retell_output;
}
