/* What is done is told without /v too. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	if (!mutant_find_switch(mutant, "/v"))
		mutant_insert(mutant, mutant->argc, "/v");
}
