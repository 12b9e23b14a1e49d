/* /? shows something, and the rest is done nevertheless. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	if (!mutant_find_switch(mutant, "/?"))
		return;
	puts("Help is on its way.");
	mutant_drop_switch(mutant, "/?");
}
