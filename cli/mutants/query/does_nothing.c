/* Nothing is shown, whatever is asked for. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	mutant->retell = mutant_silence;
}
