/* /v is understood, and nothing is said. */
#include "cli/mutants/mutant_session.h"

MUTANT(silent_verbose)
{
	mutant_drop_switch(mutant, "/v");
}
