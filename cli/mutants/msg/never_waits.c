/* /w is taken and forgotten. */
#include "cli/mutants/mutant_command.h"

MUTANT(never_waits)
{
	mutant_drop_switch(mutant, "/w");
}
