/* The permissions of the winstation count at which it is typed. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	return rights->is_own || rights->allowed_here & ~rights->denied_here & 1u << RIGHT_MESSAGE;
}

MUTANT(callers_winstation)
{
	mutant_decide_message(mutant, may_logoff);
}
