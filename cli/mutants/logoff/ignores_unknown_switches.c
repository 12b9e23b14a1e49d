/* A switch that is not known is passed over, and what remains is done. */
#include "cli/mutants/mutant_logoff.h"

static bool is_unknown(const struct argument_table *table, char *argument)
{
	char *alone[] = {argument, argument}; /* the first one is the program */
	struct logoff_request request;

	logoff_parse(table, 2, alone, &request);
	return (*argument == '/' || *argument == '-') && request.invalid;
}

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	int count = 1;

	for (int i = 1; i < argc; i++) {
		if (!is_unknown(table, argv[i]))
			argv[count++] = argv[i];
	}
	logoff_parse(table, count, argv, request);
}

MUTANT(ignores_unknown_switches)
{
	mutant->steps.parse = parse_arguments;
}
