/* Who was sent a message is disconnected, so that he sees it. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	int r = host_sim_session_send_message(host, server, id, text, patience, ret_answered);

	if (r == 0 && !mutant_is_own(host, server, id))
		host_sim_session_disconnect(host, server, id);
	return r;
}

MUTANT(disconnects_afterwards)
{
	mutant->calls.session_send_message = send_message;
}
