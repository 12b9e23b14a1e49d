/* /counter is read, and changes nothing. */
#include "cli/mutants/mutant_command.h"

MUTANT(no_counters)
{
	mutant_drop_switch(mutant, "/counter");
}
