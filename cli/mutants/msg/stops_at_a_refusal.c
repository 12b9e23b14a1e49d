/* Who may not be sent to is the last one. */
#include "cli/mutants/mutant_command.h"

static bool refused;

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	int r = refused ? WIN32_ERROR_ACCESS_DENIED
			: host_sim_session_send_message(
				  host, server, id, text, patience, ret_answered);

	refused |= r == WIN32_ERROR_ACCESS_DENIED;
	return r;
}

MUTANT(stops_at_a_refusal)
{
	mutant->calls.session_send_message = send_message;
}
