/* Logon times are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_logon_times)
{
	mutant_hide(mutant, "user", 65, 80);
}
