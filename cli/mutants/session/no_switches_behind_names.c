/* Behind a name no switch is understood. */
#include "cli/mutants/mutant_session.h"

#include "cli/target.h"

MUTANT(no_switches_behind_names)
{
	int at = mutant_operand(mutant);

	if (at && !target_is_id(mutant->argv[at]) && at + 1 < mutant->argc)
		mutant_make_invalid(mutant);
}
