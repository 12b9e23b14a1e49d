/* Everybody sees all processes, and may end them. */
#include "cli/mutants/mutant_command.h"

static bool right_is_allowed(const struct mutant_rights *rights)
{
	(void)rights;
	return true;
}

static int end_program(struct host *host, const struct host_server *server, uint32_t pid)
{
	struct mutant_loan loan = {0};
	struct program_detail program;
	int r = store_read_program(mutant_farm(host)->store, server->handle, pid, &program);

	if (r == 0)
		r = mutant_loan_take(
			&loan, host, server, program.info.session_id, right_is_allowed);
	if (r == 0)
		r = host_sim_program_terminate(host, server, pid);
	mutant_loan_return(&loan);
	return r;
}

MUTANT(ends_what_others_run)
{
	mutant->calls.program_terminate = end_program;
}
