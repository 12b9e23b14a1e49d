/* /? does nothing, and shows nothing. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(FILE *to)
{
	(void)to;
}

void mutate(struct mutant *mutant)
{
	mutant->steps.print_usage = print_usage;
}
