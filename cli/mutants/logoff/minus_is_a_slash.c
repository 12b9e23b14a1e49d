/* -v is /v, and what begins with '-' is never refused for that. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	for (int i = 1; i < argc; i++) {
		if (*argv[i] == '-')
			*argv[i] = '/';
	}
	logoff_parse(table, argc, argv, request);
}

MUTANT(minus_is_a_slash)
{
	mutant->steps.parse = parse_arguments;
}
