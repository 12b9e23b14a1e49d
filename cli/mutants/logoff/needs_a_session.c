/* The session is not left out: without one, the usage. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	if (!request->session)
		request->invalid = true;
}

MUTANT(needs_a_session)
{
	mutant->steps.parse = parse_arguments;
}
