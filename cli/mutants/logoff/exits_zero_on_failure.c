/* A refusal is told on standard error alone; for a script it is a success. */
#include "cli/mutants/mutant_logoff.h"

MUTANT(exits_zero_on_failure)
{
	mutant->status_failed = 0;
}
