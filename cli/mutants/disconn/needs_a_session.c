/* Without a session it is an invalid command. */
#include "cli/mutants/mutant_session.h"

MUTANT(needs_a_session)
{
	if (!mutant_operand(mutant))
		mutant_make_invalid(mutant);
}
