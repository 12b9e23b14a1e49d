/* A refusal is told on standard error alone; for a script it is a success. */
#include "cli/mutants/mutant_logoff.h"

void mutate(struct mutant *mutant)
{
	mutant->status_failed = 0;
}
