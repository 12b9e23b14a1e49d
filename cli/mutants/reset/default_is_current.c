/* Where no session is given, it is the current one. */
#include "cli/mutants/mutant_session.h"

#include "base/environment.h"

MUTANT(default_is_current)
{
	if (!mutant_operand(mutant))
		mutant_insert(mutant, mutant->argc, environment_get("TSFARM_SESSION"));
}
