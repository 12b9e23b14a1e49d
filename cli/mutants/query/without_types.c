/* No row has a type. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "wdcon", "     ");
	mutant_replace(results, "rdpwd", "     ");
}

MUTANT(without_types)
{
	mutant->retell = retell_output;
}
