/* With /v it is only said what would be done. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	if (mutant_find_switch(mutant, "/v"))
		mutant_do_nothing(mutant);
}
