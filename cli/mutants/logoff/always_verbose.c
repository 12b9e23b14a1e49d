/* What is done is told without /v too. */
#include "cli/mutants/mutant_logoff.h"

static void parse(int argc, char **argv, struct logoff_request *request)
{
	logoff_parse(argc, argv, request);
	request->verbose = true;
}

MUTANT(always_verbose)
{
	mutant->steps.parse = parse;
}
