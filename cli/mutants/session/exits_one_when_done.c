/* What was done exits with 1. */
#include "cli/mutants/mutant_session.h"

MUTANT(exits_one_when_done)
{
	mutant->status_done = 1;
}
