/* Users are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_users)
{
	mutant_hide(mutant, "session", 19, 38);
	mutant_hide(mutant, "user", 1, 22);
	mutant_hide(mutant, "process", 1, 22);
}
