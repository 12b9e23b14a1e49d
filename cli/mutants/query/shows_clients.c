/* The client stands where a device would. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "  active\n", "  active              pc01\n");
	mutant_replace(
		results, "  Active                      \n", "  Active              pc01    \n");
}

MUTANT(shows_clients)
{
	mutant->retell = retell_output;
}
