/* The beginning of a user's name is enough. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

MUTANT(user_by_prefix)
{
	static char pattern[256];

	if (mutant->argc < 2 || strchr("@/*0123456789", *mutant->argv[1]))
		return;
	snprintf(pattern, sizeof(pattern), "%s*", mutant->argv[1]);
	mutant->argv[1] = pattern;
}
