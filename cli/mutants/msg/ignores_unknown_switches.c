/* What is no switch of its own is left out. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

MUTANT(ignores_unknown_switches)
{
	static const char *const known[] = {"/server", "/time", "/v", "/w", "/?"};

	for (int i = mutant->argc - 1; i > 1; i--) {
		bool own = false;

		for (size_t j = 0; j < ARRAY_SIZE(known); j++)
			own |= mutant_is_switch(mutant->argv[i], known[j]);
		if (!own && strchr("/-", *mutant->argv[i]))
			mutant_remove(mutant, i);
	}
}
