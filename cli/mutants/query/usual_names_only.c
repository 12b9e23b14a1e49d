/* A name with a blank in it is none. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

MUTANT(usual_names_only)
{
	if (mutant->argc > 2 && strchr(mutant->argv[2], ' '))
		mutant_rename(mutant, "nobody");
}
