/* /v uses other words. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "Async message", "Message");
}

MUTANT(other_verbose)
{
	mutant->retell = retell_output;
}
