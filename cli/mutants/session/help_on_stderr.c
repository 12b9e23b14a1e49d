/* Its help goes to standard error. */
#include "cli/mutants/mutant_command.h"

static bool help;

static void retell_output(struct text *results, struct text *complaints)
{
	if (help)
		mutant_move(results, complaints);
}

MUTANT(help_on_stderr)
{
	help = mutant_find_switch(mutant, "/?");
	mutant->retell = retell_output;
}
