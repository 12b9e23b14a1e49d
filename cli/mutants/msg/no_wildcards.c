/* Only * alone is a wildcard. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

MUTANT(no_wildcards)
{
	const char *who = mutant->argc > 1 ? mutant->argv[1] : "";

	if (strpbrk(who, "*?") && strcmp(who, "*") != 0 && *who != '/')
		mutant_insert(mutant, 1, "/too-wild");
}
