/* There is no switch /w. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	if (mutant_find_switch(mutant, "/w"))
		mutant_insert(mutant, 1, "/too-many");
}
