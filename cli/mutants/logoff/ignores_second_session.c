/* Of several sessions the first is taken. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	bool has_session = false;
	int count = 1;

	for (int i = 1; i < argc; i++) {
		bool is_session = *argv[i] != '/' && *argv[i] != '-';

		if (!is_session || !has_session)
			argv[count++] = argv[i];
		has_session |= is_session;
	}
	logoff_parse(table, count, argv, request);
}

MUTANT(ignores_second_session)
{
	mutant->steps.parse = parse_arguments;
}
