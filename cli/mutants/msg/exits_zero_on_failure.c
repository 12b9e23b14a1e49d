/* Its exit status never tells that it failed. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	mutant->status_failed = 0;
}
