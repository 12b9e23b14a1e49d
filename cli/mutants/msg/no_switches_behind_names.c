/* Switches may not follow the name of a session. */
#include <strings.h>

#include "cli/mutants/mutant_command.h"

MUTANT(no_switches_behind_names)
{
	if (mutant->argc > 2 && strncasecmp(mutant->argv[1], "MODEM", 5) == 0 &&
		*mutant->argv[2] == '/')
		mutant_insert(mutant, 1, "/too-many");
}
