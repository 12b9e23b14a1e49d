/* The first switch counts, and others are passed over. */
#include "cli/mutants/mutant_command.h"

MUTANT(first_switch_counts)
{
	if (mutant_find_switch(mutant, "/?"))
		return;
	while (mutant->argc > 3)
		mutant_remove(mutant, mutant->argc - 1);
}
