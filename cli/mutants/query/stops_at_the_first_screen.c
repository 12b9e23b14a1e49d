/* /continue ends behind the first screen. */
#include "cli/mutants/mutant_query.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_keep_lines(results, 23);
}

MUTANT(stops_at_the_first_screen)
{
	if (mutant_find_switch(mutant, "/continue"))
		mutant->retell = retell_output;
}
