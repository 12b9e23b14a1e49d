/* A denial takes nothing away that was granted. */
#include "cli/mutants/mutant_command.h"

static bool may(const struct mutant_rights *rights)
{
	return rights->is_own || rights->allowed & 1u << RIGHT_MESSAGE;
}

static int send(struct host *host, const struct host_server *server, uint32_t id, const char *text,
	uint32_t patience, bool *ret_answered)
{
	cleanup(mutant_loan_return) struct mutant_loan loan = {0};
	int r = mutant_loan_take(&loan, host, server, id, may);

	return r == 0 ? host_sim_session_send_message(
				host, server, id, text, patience, ret_answered)
		      : r;
}

void mutate(struct mutant *mutant)
{
	mutant->calls.session_send_message = send;
}
