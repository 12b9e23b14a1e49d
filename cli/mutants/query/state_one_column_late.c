/* The state, and all that follows, stands one column too far right. */
#include "cli/mutants/mutant_query.h"

static const char *const states[] = {"  Active", "  Conn", "  Disc", "  Listen"};
static const char *const later[] = {"   Active", "   Conn", "   Disc", "   Listen"};

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	for (size_t i = 0; i < ARRAY_SIZE(states); i++)
		mutant_replace(results, states[i], later[i]);
}

MUTANT(state_one_column_late)
{
	mutant->retell = retell_output;
}
