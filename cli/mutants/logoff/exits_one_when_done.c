/* A success is a failure for a script. */
#include "cli/mutants/mutant_logoff.h"

MUTANT(exits_one_when_done)
{
	mutant->status_done = 1;
}
