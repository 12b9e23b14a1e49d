/* What begins as a switch does and is none is left out. */
#include "cli/mutants/mutant_session.h"

static bool is_known(const char *argument)
{
	static const char *const names[] = {"/password", "/server", "/dest", "/v", "/?"};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (mutant_is_switch(argument, names[i]))
			return true;
	}
	return *argument != '/' && *argument != '-';
}

MUTANT(ignores_unknown_switches)
{
	for (int i = mutant->argc - 1; i > 0; i--) {
		if (!is_known(mutant->argv[i]))
			mutant_remove(mutant, i);
	}
}
