/* /time: is refused where a session is given by its ID. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

MUTANT(no_time_for_ids)
{
	const char *who = mutant->argc > 1 ? mutant->argv[1] : "";

	if (*who && !who[strspn(who, "0123456789")] && mutant_find_switch(mutant, "/time"))
		mutant_insert(mutant, 1, "/too-many");
}
