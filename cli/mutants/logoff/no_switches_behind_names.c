/* The second syntax line is not understood: switches go with an ID only. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	if (mutant_is_by_name(request) && (request->server || request->verbose))
		request->invalid = true;
}

MUTANT(no_switches_behind_names)
{
	mutant->steps.parse = parse_arguments;
}
