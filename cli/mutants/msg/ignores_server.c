/* /server: is taken and forgotten. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	mutant_drop_switch(mutant, "/server");
}
