/* Whoever may query a session may send to it. */
#include "cli/mutants/mutant_message.h"

static bool may(const struct mutant_rights *rights)
{
	return mutant_has_right(rights, RIGHT_QUERY_INFORMATION);
}

void mutate(struct mutant *mutant)
{
	mutant_decide(mutant, may);
}
