/* The status is told in other words. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "Session logins are currently", "Logons are");
}

MUTANT(words_of_today)
{
	mutant->retell = retell_output;
}
