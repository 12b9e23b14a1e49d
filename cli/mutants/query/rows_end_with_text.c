/* No row is filled up with blanks. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	/* 76 columns, in steps of powers of two */
	for (size_t i = 0; i < 8; i++) {
		mutant_replace(results, "                \n", "\n");
		mutant_replace(results, "    \n", "\n");
		mutant_replace(results, " \n", "\n");
	}
}

MUTANT(rows_end_with_text)
{
	if (mutant_queries(mutant, "session"))
		mutant->retell = retell_output;
}
