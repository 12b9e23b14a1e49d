/* A second switch is too many. */
#include "cli/mutants/mutant_command.h"

MUTANT(one_switch_only)
{
	int switches = 0;

	for (int i = 2; i < mutant->argc && *mutant->argv[i] == '/'; i++)
		switches++;
	if (switches > 1)
		mutant_insert(mutant, 1, "/too-many");
}
