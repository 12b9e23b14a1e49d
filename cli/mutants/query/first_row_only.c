/* What is found first is displayed, and no more. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_keep_lines(results, 2);
}

MUTANT(first_row_only)
{
	mutant->retell = retell_output;
}
