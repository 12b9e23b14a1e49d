/* /a is read, and the session where it is typed is meant. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_a)
{
	mutant_drop_switch(mutant, "/a");
}
