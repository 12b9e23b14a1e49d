/* Everybody sees every process. */
#include "cli/mutants/mutant_query.h"

static bool sees_program(const struct program_info *program, const struct session_row *own)
{
	(void)program;
	(void)own;
	return true;
}

static int list_programs(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	return mutant_list_programs(host, server, sees_program, take, context);
}

MUTANT(shows_all_programs)
{
	mutant->calls.program_list = list_programs;
}
