/* Other words say that there is nobody. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)results;
	mutant_replace(complaints, "No User exists for", "User not found:");
	mutant_replace(complaints, "No session exists for", "Session not found:");
}

MUTANT(says_found_nobody)
{
	mutant->retell = retell_output;
}
