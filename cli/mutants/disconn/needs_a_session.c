/* Without a session it is an invalid command. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	if (!mutant_operand(mutant))
		mutant_make_invalid(mutant);
}
