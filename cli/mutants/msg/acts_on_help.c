/* /? is taken and forgotten. */
#include "cli/mutants/mutant_command.h"

MUTANT(acts_on_help)
{
	mutant_drop_switch(mutant, "/?");
}
