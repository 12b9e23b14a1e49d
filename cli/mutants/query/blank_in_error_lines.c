/* A blank follows the number of an error, as in NT 4.0. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)results;
	mutant_replace(complaints, "]:", "]: ");
}

MUTANT(blank_in_error_lines)
{
	mutant->retell = retell_output;
}
