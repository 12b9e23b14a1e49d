/* Every session is as good as an active one. */
#include "cli/mutants/mutant_command.h"

/* Who takes the sessions. */
struct taker {
	int (*take)(void *context, const struct session_info *session);
	void *context;
};

static int take_as_active(void *context, const struct session_info *session)
{
	const struct taker *taker = context;
	struct session_info active = *session;

	active.state = SESSION_ACTIVE;
	return taker->take(taker->context, &active);
}

static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	struct taker taker = {take, context};

	return host_sim_calls.session_list(host, server, take_as_active, &taker);
}

static int with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	int r = host_sim_calls.session_with_id(host, server, id, ret_session);

	ret_session->state = SESSION_ACTIVE;
	return r;
}

MUTANT(any_state_will_do)
{
	mutant->calls.session_list = list_sessions;
	mutant->calls.session_with_id = with_id;
}
