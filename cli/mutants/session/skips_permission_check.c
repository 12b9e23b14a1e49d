/* Nobody needs a permission. */
#include "cli/mutants/mutant_session.h"

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	(void)id;
	return 0;
}

MUTANT(skips_permission_check)
{
	mutant_decide(mutant, may_logoff);
}
