/* Names of sessions are spelt as they are stored. */
#include "cli/mutants/mutant_command.h"

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	mutant_replace(results, "rdp-tcp", "RDP-Tcp");
	mutant_replace(results, "console", "Console");
}

MUTANT(names_keep_their_case)
{
	mutant->retell = retell_output;
}
