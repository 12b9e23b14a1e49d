/* The session is disconnected, and can be taken up again as it was. */
#include "cli/mutants/mutant_session.h"

MUTANT(only_disconnects)
{
	mutant->calls.session_reset = host_sim_calls.session_disconnect;
}
