/* A switch that there is not is passed over. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	mutant_drop_switch(mutant, "/x");
}
