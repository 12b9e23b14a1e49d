/* The words behind query mean one another. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

static const char *const words[] = {"session", "user", "process", "appservers", "session"};

MUTANT(mixes_up_utilities)
{
	for (size_t i = 0; mutant->argc > 1 && i + 1 < ARRAY_SIZE(words); i++) {
		if (strcmp(mutant->argv[1], words[i]) != 0)
			continue;
		mutant_remove(mutant, 1);
		mutant_insert(mutant, 1, words[i + 1]);
		return;
	}
}
