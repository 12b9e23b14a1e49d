/* Everybody may send to every session. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	(void)rights;
	return true;
}

MUTANT(skips_permission_check)
{
	mutant_decide_message(mutant, may_logoff);
}
