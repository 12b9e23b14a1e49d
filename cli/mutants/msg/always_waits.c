/* A response is waited for in any case. */
#include "cli/mutants/mutant_command.h"

MUTANT(always_waits)
{
	if (mutant->argc > 2)
		mutant_insert(mutant, 2, "/w");
}
