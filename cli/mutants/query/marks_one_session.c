/* Of the current user's rows those of one session are marked. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(
		results, ">eva                   rdp-tcp#9", " eva                   rdp-tcp#9");
}

MUTANT(marks_one_session)
{
	mutant->retell = retell_output;
}
