/* Logon times are not displayed. */
#include "cli/mutants/mutant_query.h"

void mutate(struct mutant *mutant)
{
	mutant_hide(mutant, "user", 65, 80);
}
