/* What has digits alone is looked for among the names of processes. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

MUTANT(numbers_are_names)
{
	static char name[256];
	const char *typed = mutant->argc > 1 ? mutant->argv[1] : "";

	if (!*typed || typed[strspn(typed, "0123456789")])
		return;
	snprintf(name, sizeof(name), "%s*", typed);
	mutant_remove(mutant, 1);
	mutant_insert(mutant, 1, name);
}
