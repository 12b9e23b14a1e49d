/* Of a user's sessions the first one is enough. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

static bool change_session(struct host *host, struct session_info *session)
{
	static char seen[16][NAME_BYTES];
	static size_t count;

	(void)host;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(seen[i], session->user) == 0)
			return false;
	}
	if (count < ARRAY_SIZE(seen))
		memcpy(seen[count++], session->user, sizeof(*seen));
	return true;
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, change_session);
}

MUTANT(first_session_of_a_user)
{
	mutant->calls.session_list = list_sessions;
}
