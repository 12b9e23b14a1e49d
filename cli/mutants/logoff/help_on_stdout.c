/* The usage goes where results go. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(const struct argument_table *table, FILE *to)
{
	(void)to;
	arguments_print_usage(table, stdout);
}

MUTANT(help_on_stdout)
{
	mutant->steps.print_usage = print_usage;
}
