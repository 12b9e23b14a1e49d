/* Without a user or a session everybody is meant. */
#include "cli/mutants/mutant_command.h"

MUTANT(all_without_target)
{
	bool given = false;

	for (int i = 1; i < mutant->argc; i++)
		given |= *mutant->argv[i] != '/' || mutant_is_switch(mutant->argv[i], "/?");
	if (!given)
		mutant_insert(mutant, 1, "*");
}
