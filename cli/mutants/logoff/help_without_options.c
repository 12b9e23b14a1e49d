/* /? shows the syntax alone. */
#include "cli/mutants/mutant_logoff.h"

static void print_usage(const struct argument_table *table, FILE *to)
{
	(void)table;
	fputs("LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]\n", to);
}

MUTANT(help_without_options)
{
	mutant->steps.print_usage = print_usage;
}
