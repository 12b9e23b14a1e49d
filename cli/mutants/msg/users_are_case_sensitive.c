/* Users are compared letter by letter. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

static const char *who;

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	if (!strpbrk(who, "@*?") && strcmp(session->user, who) != 0)
		*session->user = '\0';
	return true;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(users_are_case_sensitive)
{
	who = mutant->argc > 1 ? mutant->argv[1] : "";
	mutant->calls.session_list = list_sessions;
}
