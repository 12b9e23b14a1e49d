/* Names of programs are not displayed. */
#include "cli/mutants/mutant_query.h"

MUTANT(hides_programs)
{
	mutant_hide(mutant, "process", 59, 90);
}
