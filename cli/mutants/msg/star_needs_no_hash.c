/* * means users at the console and at modems. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	(void)host;
	return !strchr(session->name, '#');
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(star_needs_no_hash)
{
	mutant->calls.session_list = list_sessions;
}
