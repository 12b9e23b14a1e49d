/* There is a driver, and it is shown. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	text_add(results, "\\Driver\\Beep\n");
	text_clear(complaints);
}

MUTANT(lists_drivers)
{
	if (!mutant_queries(mutant, "object"))
		return;
	mutant->retell = retell_output;
	mutant->status_failed = 0;
}
