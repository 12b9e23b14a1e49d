/* Who shadows another session counts as active. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	return r != 0 && target->session.state == SESSION_SHADOW ? 0 : r;
}

MUTANT(shadow_is_active)
{
	mutant->steps.find = find_session;
}
