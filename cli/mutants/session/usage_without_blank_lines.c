/* Usages have no empty lines. */
#include "cli/mutants/mutant_session.h"

static void retell_output(struct text *results, struct text *complaints)
{
	mutant_replace(results, "\n\n", "\n");
	mutant_replace(complaints, "\n\n", "\n");
}

MUTANT(usage_without_blank_lines)
{
	mutant->retell = retell_output;
}
