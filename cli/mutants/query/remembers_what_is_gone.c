/* Sessions that have ended are shown as long as the journal knows of them. */
#include "cli/mutants/mutant_command.h"

#include <stdio.h>
#include <string.h>

/* Who takes the sessions. */
struct taker {
	const struct host_server *server;
	int (*take)(void *context, const struct session_info *session);
	void *context;
};

static int take_event(void *context, const struct event *event)
{
	const struct taker *taker = context;
	struct session_info session = {.id = event->session, .state = SESSION_ACTIVE};

	if (event->kind != EVENT_SESSION_ENDED || strcmp(event->server, taker->server->name) != 0)
		return 0;
	snprintf(session.user, sizeof(session.user), "%s", event->user ? event->user : "");
	return taker->take(taker->context, &session);
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	struct taker taker = {server, take, context};
	int r = host_sim_calls.session_list(host, server, take, context);

	farm_end_look(mutant_farm(host));
	return r == 0 ? farm_read_events(mutant_farm(host), 0, take_event, &taker) : r;
}

MUTANT(remembers_what_is_gone)
{
	mutant->calls.session_list = list_sessions;
}
