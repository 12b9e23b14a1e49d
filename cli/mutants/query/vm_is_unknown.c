/* /vm is no switch. */
#include "cli/mutants/mutant_command.h"

MUTANT(vm_is_unknown)
{
	if (mutant_find_switch(mutant, "/vm"))
		mutant_insert(mutant, mutant->argc, "/x");
}
