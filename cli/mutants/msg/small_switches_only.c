/* Switches are typed in small letters. */
#include "cli/mutants/mutant_command.h"

MUTANT(small_switches_only)
{
	for (int i = 2; i < mutant->argc && *mutant->argv[i] == '/'; i++) {
		if (mutant->argv[i][1] >= 'A' && mutant->argv[i][1] <= 'Z')
			mutant_insert(mutant, 1, "/too-large");
	}
}
