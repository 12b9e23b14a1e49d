/* A success is a failure for a script. */
#include "cli/mutants/mutant_logoff.h"

void mutate(struct mutant *mutant)
{
	mutant->status_done = 1;
}
