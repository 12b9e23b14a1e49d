/* Where nobody is logged on, nobody is displayed. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

/* Who takes the sessions. */
struct taker {
	int (*take)(void *context, const struct session_info *session);
	void *context;
};

static int take_with_user(void *context, const struct session_info *session)
{
	const struct taker *taker = context;
	struct session_info somebody = *session;

	if (!*session->user)
		memcpy(somebody.user, "nobody", sizeof("nobody"));
	return taker->take(taker->context, &somebody);
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	struct taker taker = {take, context};

	return host_sim_calls.session_list(host, server, take_with_user, &taker);
}

MUTANT(users_of_all_sessions)
{
	mutant->calls.session_list = list_sessions;
}
