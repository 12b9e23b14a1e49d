/* An ID has one digit. */
#include "cli/mutants/mutant_command.h"

static int session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	return host_sim_calls.session_with_id(host, server, id % 10, ret_session);
}

MUTANT(one_digit_ids)
{
	mutant->calls.session_with_id = session_with_id;
}
