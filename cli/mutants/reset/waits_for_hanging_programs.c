/* As long as a program does not answer, the session cannot be reset. */
#include "cli/mutants/mutant_session.h"

static int act_on_session(struct host *host, const struct host_server *server, uint32_t id)
{
	struct program_row program;
	int r = store_next_program(
		mutant_farm(host)->store, server->handle, id, PROGRAM_HANGS, 0, &program);

	farm_end_look(mutant_farm(host));
	return r == 0 && program.pid ? WIN32_ERROR_WINSTATION_BUSY : r;
}

MUTANT(waits_for_hanging_programs)
{
	mutant_ask_first(mutant, act_on_session);
}
