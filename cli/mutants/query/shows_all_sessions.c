/* Everybody sees every session. */
#include "cli/mutants/mutant_query.h"

static bool sees(const struct mutant_sight *sight)
{
	(void)sight;
	return true;
}

static int list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees, take, context);
}

MUTANT(shows_all_sessions)
{
	mutant->calls.session_list = list;
}
