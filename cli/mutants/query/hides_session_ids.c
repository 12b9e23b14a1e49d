/* IDs of sessions are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_session_ids)
{
	mutant_hide(mutant, "session", 40, 45);
	mutant_hide(mutant, "user", 40, 43);
	mutant_hide(mutant, "process", 40, 43);
}
