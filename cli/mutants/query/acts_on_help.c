/* /? shows what it is asked about. */
#include "cli/mutants/mutant_command.h"

MUTANT(acts_on_help)
{
	if (mutant->argc > 3)
		mutant_drop_switch(mutant, "/?");
}
