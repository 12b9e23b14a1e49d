/* The console takes messages of everybody. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	return mutant_has_right(rights, RIGHT_MESSAGE) || rights->target->id == 0;
}

MUTANT(console_is_free)
{
	mutant_decide_message(mutant, may_logoff);
}
