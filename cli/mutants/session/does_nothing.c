/* Nothing is done, and nobody is told. */
#include "cli/mutants/mutant_session.h"

MUTANT(does_nothing)
{
	mutant_do_nothing(mutant);
}
