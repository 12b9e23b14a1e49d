/* Nothing is done, and nobody is told. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	mutant_do_nothing(mutant);
}
