/* One's own processes are not displayed. */
#include "cli/mutants/mutant_query.h"

static bool sees_program(const struct program_info *program, const struct session_row *own)
{
	return program->account_id != own->account_id;
}

static int list_programs(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	return mutant_list_programs(host, server, sees_program, take, context);
}

MUTANT(others_only)
{
	mutant->calls.program_list = list_programs;
}
