/* States are in capitals, as those of later versions are. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "  active", "  Active");
}

MUTANT(large_states)
{
	mutant->retell = retell_output;
}
