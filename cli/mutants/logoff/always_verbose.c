/* What is done is told without /v too. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	request->verbose = true;
}

MUTANT(always_verbose)
{
	mutant->steps.parse = parse_arguments;
}
