/* Unless it was said the time is another. */
#include "cli/mutants/mutant_command.h"

MUTANT(ten_seconds)
{
	if (!mutant_find_switch(mutant, "/time") && mutant->argc > 2)
		mutant_insert(mutant, 2, "/time:10");
}
