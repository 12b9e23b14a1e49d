/* A second switch is too many. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	int switches = 0;

	for (int i = 2; i < mutant->argc && *mutant->argv[i] == '/'; i++)
		switches++;
	if (switches > 1)
		mutant_insert(mutant, 1, "/too-many");
}
