/* /? does nothing, and shows nothing. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(FILE *to)
{
	(void)to;
}

MUTANT(silent_help)
{
	mutant->steps.print_usage = print_usage;
}
