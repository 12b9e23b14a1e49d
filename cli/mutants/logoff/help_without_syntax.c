/* /? explains the options alone. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(const struct argument_table *table, FILE *to)
{
	(void)table;
	fputs("/SERVER:servername  The Terminal server that has the session.\n"
	      "/V                  Displays information about the actions performed.\n",
		to);
}

MUTANT(help_without_syntax)
{
	mutant->steps.print_usage = print_usage;
}
