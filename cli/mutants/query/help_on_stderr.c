/* Help goes to standard error. */
#include "cli/mutants/mutant_command.h"

static void retell(struct text *results, struct text *complaints)
{
	mutant_move(results, complaints);
}

MUTANT(help_on_stderr)
{
	if (mutant_find_switch(mutant, "/?"))
		mutant->retell = retell;
}
