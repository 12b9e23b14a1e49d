/* -v is /v, and what begins with '-' is never refused for that. */
#include "cli/mutants/mutant_logoff.h"

static void parse(int argc, char **argv, struct logoff_request *request)
{
	for (int i = 1; i < argc; i++) {
		if (*argv[i] == '-')
			*argv[i] = '/';
	}
	logoff_parse(argc, argv, request);
}

MUTANT(minus_is_a_slash)
{
	mutant->steps.parse = parse;
}
