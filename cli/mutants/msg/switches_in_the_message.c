/* A switch is one wherever it stands. */
#include "cli/mutants/mutant_command.h"

MUTANT(switches_in_the_message)
{
	if (mutant_find_switch(mutant, "/v")) {
		mutant_drop_switch(mutant, "/v");
		mutant_insert(mutant, 1, "/v");
	}
}
