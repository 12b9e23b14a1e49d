/* Of a session that one may not query it is said that it is there. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)results;
	mutant_replace(complaints, "No session exists for 12", "Error [5]: Access is denied.");
}

MUTANT(says_it_may_not)
{
	mutant->retell = retell_output;
}
