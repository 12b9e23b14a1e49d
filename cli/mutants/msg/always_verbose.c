/* It says what it does without being asked. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	if (mutant->argc > 2)
		mutant_insert(mutant, 2, "/v");
}
