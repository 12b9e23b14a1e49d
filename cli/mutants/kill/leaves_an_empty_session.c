/* A session stays when its last process has ended. */
#include "cli/mutants/mutant_command.h"

static int end_program(struct host *host, const struct host_server *server, uint32_t pid)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct database *store = mutant_farm(host)->store;
	struct program_detail program;
	struct program_row row = {.pid = pid};
	struct session_act act;
	int r;

	farm_end_look(mutant_farm(host));
	r = transaction_begin_write(store, &transaction);
	if (r == 0)
		r = store_read_program(store, server->handle, pid, &program);
	if (r == 0)
		r = session_act_begin(
			store, mutant_caller(host), server->handle, program.info.session_id, &act);
	if (r != 0)
		return r;
	snprintf(row.image, sizeof(row.image), "%s", program.info.image);
	r = session_end_program(store, &act, &row, EVENT_PROGRAM_KILLED);
	return r == 0 ? transaction_commit(&transaction) : r;
}

MUTANT(leaves_an_empty_session)
{
	mutant->calls.program_terminate = end_program;
}
