/* What is done is told without /v too. */
#include "cli/mutants/mutant_session.h"

MUTANT(always_verbose)
{
	if (!mutant_find_switch(mutant, "/v"))
		mutant_insert(mutant, mutant->argc, "/v");
}
