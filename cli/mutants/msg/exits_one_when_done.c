/* Its exit status never tells that it is done. */
#include "cli/mutants/mutant_command.h"

void mutate(struct mutant *mutant)
{
	mutant->status_done = 1;
}
