/* A name that is longer than its column is not cut. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "31c5ce94259d4...", "31c5ce94259d4006a9e4");
}

MUTANT(long_names_are_whole)
{
	mutant->retell = retell_output;
}
