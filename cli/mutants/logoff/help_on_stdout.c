/* The usage goes where results go. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(FILE *to)
{
	(void)to;
	logoff_print_usage(stdout);
}

MUTANT(help_on_stdout)
{
	mutant->steps.print_usage = print_usage;
}
