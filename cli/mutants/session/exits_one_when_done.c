/* What was done exits with 1. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	mutant->status_done = 1;
}
