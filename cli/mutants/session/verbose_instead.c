/* With /v it is only said what would be done. */
#include "cli/mutants/mutant_session.h"

MUTANT(verbose_instead)
{
	if (mutant_find_switch(mutant, "/v"))
		mutant_do_nothing(mutant);
}
