/* Beside /vm a session may be named, or left out. */
#include "cli/mutants/mutant_logoff.h"

#include <strings.h>

static void parse_arguments(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	int count = 1;

	for (int i = 1; i < argc; i++) {
		if (strcasecmp(argv[i], "/vm") != 0)
			argv[count++] = argv[i];
	}
	logoff_parse(table, count, argv, request);
}

MUTANT(vm_takes_names)
{
	mutant->steps.parse = parse_arguments;
}
