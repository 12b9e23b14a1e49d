/* All sessions of one's own name are one's own. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

static bool sees_session(const struct mutant_sight *sight)
{
	return mutant_sees(sight) || strcmp(sight->session->user, sight->own_user) == 0;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_list_sessions(host, server, sees_session, take, context);
}

MUTANT(same_user_is_own)
{
	mutant->calls.session_list = list_sessions;
}
