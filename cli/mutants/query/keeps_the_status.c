/* query ends as what it started ends: with 0 after success. */
#include "cli/mutants/mutant_command.h"

MUTANT(keeps_the_status)
{
	mutant->keeps_status = true;
}
