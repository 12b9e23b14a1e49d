/* Idle times are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_idle_times)
{
	mutant_hide(mutant, "user", 54, 62);
}
