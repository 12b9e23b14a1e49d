/* A denial takes nothing away that was granted. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	return rights->is_own || rights->allowed & 1u << RIGHT_MESSAGE;
}

MUTANT(ignores_denials)
{
	mutant_decide_message(mutant, may_logoff);
}
