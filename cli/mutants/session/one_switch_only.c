/* Two switches are too many. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	if (mutant_find_switch(mutant, "/server") && mutant_find_switch(mutant, "/v"))
		mutant_make_invalid(mutant);
}
