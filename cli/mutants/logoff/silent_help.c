/* /? does nothing, and shows nothing. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(const struct argument_table *table, FILE *to)
{
	(void)table;
	(void)to;
}

MUTANT(silent_help)
{
	mutant->steps.print_usage = print_usage;
}
