/* What fails exits with 0. */
#include "cli/mutants/mutant_session.h"

MUTANT(exits_zero_on_failure)
{
	mutant->status_failed = 0;
}
