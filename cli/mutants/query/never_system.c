/* /system is read, and changes nothing. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	mutant_drop_switch(mutant, "/system");
}
