/* Wildcards go over the names of users, and not over those of sessions. */
#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	*session->name = '\0';
	return true;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(wildcards_for_users_only)
{
	mutant->calls.session_list = list_sessions;
}
