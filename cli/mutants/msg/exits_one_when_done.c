/* Its exit status never tells that it is done. */
#include "cli/mutants/mutant_command.h"

MUTANT(exits_one_when_done)
{
	mutant->status_done = 1;
}
