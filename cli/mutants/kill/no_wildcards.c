/* An asterisk is a character of a name like any other. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

MUTANT(no_wildcards)
{
	static char name[256];

	if (mutant->argc < 2 || !strchr(mutant->argv[1], '*'))
		return;
	snprintf(name, sizeof(name), "%.*sx", (int)strcspn(mutant->argv[1], "*"), mutant->argv[1]);
	mutant_remove(mutant, 1);
	mutant_insert(mutant, 1, name);
}
