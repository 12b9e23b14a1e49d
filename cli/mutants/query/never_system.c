/* /system is read, and changes nothing. */
#include "cli/mutants/mutant_command.h"

MUTANT(never_system)
{
	mutant_drop_switch(mutant, "/system");
}
