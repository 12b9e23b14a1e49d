/* Of two /server: the last is taken. */
#include "cli/mutants/mutant_logoff.h"

#include <strings.h>

static bool is_server(const char *argument)
{
	return strncasecmp(argument, "/server:", 8) == 0;
}

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	int count = 1, last = 0;

	for (int i = 1; i < argc; i++)
		last = is_server(argv[i]) ? i : last;
	for (int i = 1; i < argc; i++) {
		if (!is_server(argv[i]) || i == last)
			argv[count++] = argv[i];
	}
	logoff_parse(table, count, argv, request);
}

MUTANT(last_server_wins)
{
	mutant->steps.parse = parse_arguments;
}
