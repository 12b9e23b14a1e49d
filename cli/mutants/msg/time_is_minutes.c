/* /time: counts minutes. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	return host_sim_session_send_message(host, server, id, text, patience * 60, ret_answered);
}

MUTANT(time_is_minutes)
{
	mutant->calls.session_send_message = send_message;
}
