/* /v is taken and forgotten. */
#include "cli/mutants/mutant_command.h"

MUTANT(silent_verbose)
{
	mutant_drop_switch(mutant, "/v");
}
