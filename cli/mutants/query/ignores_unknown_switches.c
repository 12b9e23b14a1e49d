/* A switch that there is not is passed over. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_unknown_switches)
{
	mutant_drop_switch(mutant, "/x");
}
