/* There is no switch /time:. */
#include "cli/mutants/mutant_command.h"

MUTANT(no_time)
{
	if (mutant_find_switch(mutant, "/time"))
		mutant_insert(mutant, 1, "/too-many");
}
