/* IDs of processes are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_process_ids)
{
	mutant_hide(mutant, "process", 52, 56);
}
