/* /v says what would be done, and does not do it. */
#include "cli/mutants/mutant_command.h"

static bool verbose;

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	return verbose ? 0
		       : host_sim_session_send_message(
				 host, server, id, text, patience, ret_answered);
}

MUTANT(verbose_instead)
{
	verbose = mutant_find_switch(mutant, "/v");
	mutant->calls.session_send_message = send_message;
}
