/* An administrator ends what runs in his session, as anybody does, and nothing else. */
#include "cli/mutants/mutant_command.h"

static int end_program(struct host *host, const struct host_server *server, uint32_t pid)
{
	struct program_detail program;
	int r = store_read_program(mutant_farm(host)->store, server->handle, pid, &program);

	if (r == 0 && program.info.session_id != mutant_caller(host)->session_id)
		r = WIN32_ERROR_ACCESS_DENIED;
	return r == 0 ? host_sim_program_terminate(host, server, pid) : r;
}

MUTANT(administrators_are_users)
{
	mutant->calls.program_terminate = end_program;
}
