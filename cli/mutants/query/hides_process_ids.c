/* IDs of processes are not displayed. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	mutant_hide(mutant, "process", 52, 56);
}
