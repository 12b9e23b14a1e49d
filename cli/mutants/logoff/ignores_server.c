/* /server: is read, and forgotten: it is always the server that the command is typed on. */
#include "cli/mutants/mutant_logoff.h"

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(table, argc, argv, request);
	request->server = NULL;
}

MUTANT(ignores_server)
{
	mutant->steps.parse = parse_arguments;
}
