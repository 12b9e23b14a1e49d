/* No row has a type. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "wdcon", "     ");
	mutant_replace(results, "rdpwd", "     ");
}

MUTANT(without_types)
{
	mutant->retell = retell;
}
