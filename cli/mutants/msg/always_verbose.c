/* It says what it does without being asked. */
#include "cli/mutants/mutant_command.h"

MUTANT(always_verbose)
{
	if (mutant->argc > 2)
		mutant_insert(mutant, 2, "/v");
}
