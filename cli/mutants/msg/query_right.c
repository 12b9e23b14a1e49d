/* Whoever may query a session may send to it. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	return mutant_has_right(rights, RIGHT_QUERY_INFORMATION);
}

MUTANT(query_right)
{
	mutant_decide_message(mutant, may_logoff);
}
