/* /? shows what it is asked about. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	if (mutant->argc > 3)
		mutant_drop_switch(mutant, "/?");
}
