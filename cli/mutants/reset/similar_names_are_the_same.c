/* Users are the same when one name begins with the other. */
#include "cli/mutants/mutant_session.h"

#include <string.h>
#include <strings.h>

static bool begins_with(const char *name, const char *beginning)
{
	return *beginning && strncasecmp(name, beginning, strlen(beginning)) == 0;
}

static int may_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	struct session_row own, target;
	int r = mutant_get_own(host, &own);

	if (r == 0)
		r = mutant_get(host, server, id, &target);
	if (r == 0 && !begins_with(own.summary.user, target.summary.user) &&
		!begins_with(target.summary.user, own.summary.user))
		r = mutant_demand(host, server, id, RIGHT_RESET);
	return r;
}

MUTANT(similar_names_are_the_same)
{
	mutant_decide(mutant, may_logoff);
}
