/* Of a session its name is not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_session_names)
{
	mutant_hide(mutant, "session", 1, 18);
	mutant_hide(mutant, "user", 23, 38);
	mutant_hide(mutant, "process", 23, 38);
}
