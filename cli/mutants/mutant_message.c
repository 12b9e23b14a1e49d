#include "cli/mutants/mutant_message.h"

static bool (*decision)(const struct mutant_rights *rights);

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	cleanup(mutant_loan_return) struct mutant_loan loan = {0};
	int r = mutant_loan_take(&loan, host, server, id, decision);

	return r == 0 ? host_sim_session_send_message(
				host, server, id, text, patience, ret_answered)
		      : r;
}

void mutant_decide_message(struct mutant *mutant, bool (*may)(const struct mutant_rights *rights))
{
	decision = may;
	mutant->calls.session_send_message = send_message;
}
