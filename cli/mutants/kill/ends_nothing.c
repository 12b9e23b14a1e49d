/* It is said that processes end, and they run on. */
#include "cli/mutants/mutant_command.h"

static int end_program(struct host *host, const struct host_server *server, uint32_t pid)
{
	(void)host;
	(void)server;
	(void)pid;
	return 0;
}

MUTANT(ends_nothing)
{
	mutant->calls.program_terminate = end_program;
}
