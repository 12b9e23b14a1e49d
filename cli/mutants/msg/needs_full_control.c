/* Message permission alone is not enough: all rights are asked for. */
#include "cli/mutants/mutant_message.h"

static bool may_logoff(const struct mutant_rights *rights)
{
	bool all = true;

	for (enum right right = 0; right < RIGHT_COUNT; right++)
		all &= mutant_has_right(rights, right);
	return all;
}

MUTANT(needs_full_control)
{
	mutant_decide_message(mutant, may_logoff);
}
