/* Images of processes are spelt as they are stored. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "explorer.exe", "Explorer.EXE");
}

MUTANT(images_as_stored)
{
	mutant->retell = retell_output;
}
