/* A star or a question mark means itself. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

MUTANT(no_wildcards)
{
	if (mutant->argc > 2 && strlen(mutant->argv[2]) > 1 && strpbrk(mutant->argv[2], "*?") &&
		*mutant->argv[2] != '/')
		mutant_rename(mutant, "nobody");
}
