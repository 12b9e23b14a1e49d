/* /? is understood, and nothing is shown. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	if (mutant_find_switch(mutant, "/?"))
		mutant->retell = mutant_silence;
}
