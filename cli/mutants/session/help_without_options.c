/* /? shows the syntax alone. */
#include "cli/mutants/mutant_session.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_drop_lines(results, "  /");
}

MUTANT(help_without_options)
{
	mutant->retell = retell_output;
}
