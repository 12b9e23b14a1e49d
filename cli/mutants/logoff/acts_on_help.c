/* /? shows the usage, and the rest is done nevertheless. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	if (request->help)
		arguments_print_usage(table, stderr);
	request->help = false;
}

MUTANT(acts_on_help)
{
	mutant->steps.parse = parse_arguments;
}
