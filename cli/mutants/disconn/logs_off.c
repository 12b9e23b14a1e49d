/* The session is logged off. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	mutant->calls.session_disconnect = host_sim_calls.session_logoff;
}
