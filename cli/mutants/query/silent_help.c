/* /? is understood, and nothing is shown. */
#include "cli/mutants/mutant_query.h"

MUTANT(silent_help)
{
	if (mutant_find_switch(mutant, "/?"))
		mutant->retell = mutant_silence;
}
