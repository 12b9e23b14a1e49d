/* The session is logged off. */
#include "cli/mutants/mutant_session.h"

MUTANT(logs_off)
{
	mutant->calls.session_disconnect = host_sim_calls.session_logoff;
}
