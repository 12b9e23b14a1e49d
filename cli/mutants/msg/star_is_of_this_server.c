/* * with /server: is refused. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	if (mutant->argc > 1 && strcmp(mutant->argv[1], "*") == 0 &&
		mutant_find_switch(mutant, "/server"))
		mutant_insert(mutant, 1, "/too-many");
}
