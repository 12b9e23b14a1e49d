/* Names of programs are not displayed. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	mutant_hide(mutant, "process", 59, 90);
}
