/* States are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_states)
{
	mutant_hide(mutant, "session", 48, 55);
	mutant_hide(mutant, "user", 46, 53);
	mutant_hide(mutant, "process", 46, 51);
}
