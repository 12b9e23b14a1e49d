/* Each message is sent twice. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	int r = host_sim_session_send_message(host, server, id, text, 0, ret_answered);

	return r == 0 ? host_sim_session_send_message(
				host, server, id, text, patience, ret_answered)
		      : r;
}

MUTANT(sends_twice)
{
	mutant->calls.session_send_message = send_message;
}
