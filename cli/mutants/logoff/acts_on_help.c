/* /? shows the usage, and the rest is done nevertheless. */
#include "cli/mutants/mutant_logoff.h"

static void parse(int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(argc, argv, request);
	if (request->help)
		logoff_print_usage(stderr);
	request->help = false;
}

MUTANT(acts_on_help)
{
	mutant->steps.parse = parse;
}
