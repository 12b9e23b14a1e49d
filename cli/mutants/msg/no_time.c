/* There is no switch /time:. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	if (mutant_find_switch(mutant, "/time"))
		mutant_insert(mutant, 1, "/too-many");
}
