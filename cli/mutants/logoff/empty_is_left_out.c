/* An empty argument is as good as none, so that a script with an empty variable ends its own
 * session. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	int count = 1;

	for (int i = 1; i < argc; i++) {
		if (*argv[i])
			argv[count++] = argv[i];
	}
	logoff_parse(table, count, argv, request);
}

MUTANT(empty_is_left_out)
{
	mutant->steps.parse = parse_arguments;
}
