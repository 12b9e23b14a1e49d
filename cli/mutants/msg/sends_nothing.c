/* It says that it sent, and did not. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	(void)host;
	(void)server;
	(void)id;
	(void)text;
	*ret_answered = patience > 0;
	return 0;
}

MUTANT(sends_nothing)
{
	mutant->calls.session_send_message = send_message;
}
