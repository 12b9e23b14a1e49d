/* Nothing is shown, whatever is asked for. */
#include "cli/mutants/mutant_query.h"

MUTANT(does_nothing)
{
	mutant->retell = mutant_silence;
}
