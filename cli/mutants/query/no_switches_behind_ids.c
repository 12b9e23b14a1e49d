/* Behind an ID no switch is understood. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

MUTANT(no_switches_behind_ids)
{
	const char *word = mutant->argc > 3 ? mutant->argv[2] : "";

	if (mutant_is_switch(word, "/id") || (*word && !word[strspn(word, "0123456789")]))
		mutant_insert(mutant, 3, "/x");
}
