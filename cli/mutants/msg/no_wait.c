/* There is no switch /w. */
#include "cli/mutants/mutant_command.h"

MUTANT(no_wait)
{
	if (mutant_find_switch(mutant, "/w"))
		mutant_insert(mutant, 1, "/too-many");
}
