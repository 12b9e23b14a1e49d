/* /? shows something, and the rest is done nevertheless. */
#include "cli/mutants/mutant_session.h"

MUTANT(acts_on_help)
{
	if (!mutant_find_switch(mutant, "/?"))
		return;
	puts("Help is on its way.");
	mutant_drop_switch(mutant, "/?");
}
