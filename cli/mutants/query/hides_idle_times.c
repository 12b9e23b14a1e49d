/* Idle times are not displayed. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	mutant_hide(mutant, "user", 54, 62);
}
