/* A star alone means nobody. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

MUTANT(star_is_a_name)
{
	if (mutant->argc > 2 && strcmp(mutant->argv[2], "*") == 0)
		mutant_rename(mutant, "nobody");
}
