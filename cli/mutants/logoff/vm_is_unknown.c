/* /vm is a switch of no edition. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	(void)table;
	logoff_parse(arguments_of(logoff_arguments, EDITION_WS2003), argc, argv, request);
}

MUTANT(vm_is_unknown)
{
	mutant->steps.parse = parse_arguments;
}
