/* Its exit status never tells that it failed. */
#include "cli/mutants/mutant_command.h"

MUTANT(exits_zero_on_failure)
{
	mutant->status_failed = 0;
}
