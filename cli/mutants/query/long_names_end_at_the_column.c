/* A name that is longer than its column ends there, without a sign. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "31c5ce94259d4...", "31c5ce94259d4006");
}

MUTANT(long_names_end_at_the_column)
{
	mutant->retell = retell_output;
}
