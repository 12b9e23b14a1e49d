/* /v is understood, and nothing is said. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	mutant_drop_switch(mutant, "/v");
}
