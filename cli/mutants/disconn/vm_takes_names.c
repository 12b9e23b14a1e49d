/* Beside /vm a session may be named, or left out. */
#include "cli/mutants/mutant_command.h"

MUTANT(vm_takes_names)
{
	mutant_drop_switch(mutant, "/vm");
}
