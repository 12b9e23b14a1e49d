/* Everybody may send to every session. */
#include "cli/mutants/mutant_message.h"

static bool may(const struct mutant_rights *rights)
{
	(void)rights;
	return true;
}

void mutate(struct mutant *mutant)
{
	mutant_decide(mutant, may);
}
