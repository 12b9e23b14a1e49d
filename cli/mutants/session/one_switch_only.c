/* Two switches are too many. */
#include "cli/mutants/mutant_session.h"

MUTANT(one_switch_only)
{
	if (mutant_find_switch(mutant, "/server") && mutant_find_switch(mutant, "/v"))
		mutant_make_invalid(mutant);
}
