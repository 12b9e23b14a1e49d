/* One's own session needs the permission, too. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	return rights->allowed & ~rights->denied & 1u << RIGHT_MESSAGE;
}

MUTANT(own_needs_permission)
{
	mutant_decide_message(mutant, may_logoff);
}
