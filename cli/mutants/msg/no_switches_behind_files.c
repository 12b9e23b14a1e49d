/* Switches may not follow a file. */
#include "cli/mutants/mutant_command.h"

MUTANT(no_switches_behind_files)
{
	if (mutant->argc > 2 && *mutant->argv[1] == '@' && *mutant->argv[2] == '/')
		mutant_insert(mutant, 1, "/too-many");
}
