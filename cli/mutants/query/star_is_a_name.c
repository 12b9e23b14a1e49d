/* A star alone means nobody. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

void mutate(struct mutant *mutant)
{
	if (mutant->argc > 2 && strcmp(mutant->argv[2], "*") == 0)
		mutant_rename(mutant, "nobody");
}
