/* Each switch may be left out, but both together are refused. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	if (request->server && request->verbose)
		request->invalid = true;
}

MUTANT(one_switch_only)
{
	mutant->steps.parse = parse_arguments;
}
