/* Whatever is asked for, it is as if nothing was. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_what_is_asked)
{
	mutant_drop_switch(mutant, "/id");
	if (mutant->argc > 2 && *mutant->argv[2] != '/')
		mutant_remove(mutant, 2);
}
