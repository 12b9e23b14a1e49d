/* States are numbers, as the API has them. */
#include "cli/mutants/mutant_command.h"

#include <stdio.h>

static const char *const states[] = {
	"active", "connq", "conn", "shadow", "disc", "idle", "listen", "reset", "down", "init"};

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		char word[16], number[16];

		snprintf(word, sizeof(word), "  %s", states[i]);
		snprintf(number, sizeof(number), "  %zu", i);
		mutant_replace(results, word, number);
	}
}

MUTANT(states_as_numbers)
{
	mutant->retell = retell_output;
}
