/* * with /server: is refused. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

MUTANT(star_is_of_this_server)
{
	if (mutant->argc > 1 && strcmp(mutant->argv[1], "*") == 0 &&
		mutant_find_switch(mutant, "/server"))
		mutant_insert(mutant, 1, "/too-many");
}
