/* What a simulated farm tells of sessions, programs and servers, and does for others than logoff. */
#include <stdio.h>
#include <string.h>

#include "base/name.h"
#include "cli/host_sim.h"
#include "sim/session_times.h"

/* --- Lists --- */

int host_sim_session_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	struct host_sim *sim = (struct host_sim *)host;
	int r = session_list(sim->farm, &sim->caller, server->handle, take, context);

	farm_end_look(sim->farm);
	return host_sim_answer(sim, r);
}

int host_sim_program_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	struct host_sim *sim = (struct host_sim *)host;
	int r;

	farm_end_look(sim->farm);
	r = program_list(sim->farm, &sim->caller, server->handle, take, context);
	return host_sim_answer(sim, r);
}

/* Somebody who takes servers, and is told which one is his. */
struct server_taker {
	int64_t current;
	int (*take)(void *context, const char *name, bool is_current);
	void *context;
};

static int take_server(void *context, const char *name, int64_t server_id)
{
	const struct server_taker *taker = context;

	return taker->take(taker->context, name, server_id == taker->current);
}

int host_sim_server_list(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context)
{
	struct host_sim *sim = (struct host_sim *)host;
	struct server_taker taker = {sim->caller.server_id, take, context};
	int r = server_list(sim->farm, take_server, &taker);

	farm_end_look(sim->farm);
	return host_sim_answer(sim, r);
}

/* --- Idle time --- */

int host_sim_session_idle(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes)
{
	struct host_sim *sim = (struct host_sim *)host;
	char clock[FARM_TIME_BYTES];
	int r = farm_get_clock(sim->farm, clock);

	(void)server;
	if (r != 0)
		return host_sim_answer(sim, r);
	*ret_minutes = session_minutes(session->last_input, clock);
	return 0;
}

/* --- Counters and locale --- */

/* Who counts the events of one server. */
struct count {
	const char *server;
	struct host_counters counters;
};

static int count_event(void *context, const struct event *event)
{
	struct count *count = context;

	if (!name_equal(event->server, count->server))
		return 0;
	count->counters.created += event->kind == EVENT_SESSION_STARTED;
	count->counters.disconnected += event->kind == EVENT_SESSION_DISCONNECTED;
	count->counters.reconnected += event->kind == EVENT_SESSION_CONNECTED;
	return 0;
}

int host_sim_session_counters(
	struct host *host, const struct host_server *server, struct host_counters *ret_counters)
{
	struct host_sim *sim = (struct host_sim *)host;
	struct count count = {.server = server->name};
	int r;

	farm_end_look(sim->farm);
	r = farm_read_events(sim->farm, 0, count_event, &count);
	*ret_counters = count.counters;
	return host_sim_answer(sim, r);
}

enum locale host_sim_locale(struct host *host)
{
	struct host_sim *sim = (struct host_sim *)host;
	struct server_profile profile = {.locale = LOCALE_EN_US};

	/* without its server the command says so elsewhere */
	(void)server_get_profile(sim->farm, sim->caller.server_id, &profile);
	return profile.locale;
}

/* --- Acts --- */

int host_sim_session_disconnect(struct host *host, const struct host_server *server, uint32_t id)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(
		sim, session_disconnect(sim->farm, &sim->caller, server->handle, id));
}

int host_sim_session_reset(struct host *host, const struct host_server *server, uint32_t id)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(sim, session_reset(sim->farm, &sim->caller, server->handle, id));
}

/* Q186508: another user's session needs his password. The farm knows none, so that any will do; whoever
 * lacks the right is told that instead. */
static int demand_password(
	struct host_sim *sim, const struct host_server *server, uint32_t id, const char *password)
{
	struct session_summary own, other;
	bool allowed;
	int r = session_get(sim->farm, sim->caller.server_id, sim->caller.session_id, &own);

	if (r == 0)
		r = session_get(sim->farm, server->handle, id, &other);
	if (r == 0)
		r = permission_check(
			sim->farm, &sim->caller, server->handle, id, RIGHT_CONNECT, &allowed);
	if (r != 0 || password || !allowed || !*other.user || name_equal(own.user, other.user))
		return r;
	return WIN32_ERROR_LOGON_FAILURE;
}

int host_sim_session_connect(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	struct host_sim *sim = (struct host_sim *)host;
	int r;

	farm_end_look(sim->farm);
	r = demand_password(sim, server, id, password);
	if (r == 0)
		r = session_connect(sim->farm, &sim->caller, server->handle, id, into);
	return host_sim_answer(sim, r);
}

int host_sim_session_send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(sim, session_send_message(sim->farm, &sim->caller, server->handle,
					    id, text, patience, ret_answered));
}

int host_sim_program_terminate(struct host *host, const struct host_server *server, uint32_t pid)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(
		sim, program_terminate(sim->farm, &sim->caller, server->handle, pid));
}

/* --- Settings of the server, and who may change them --- */

int host_sim_logons_get(struct host *host, enum logon_mode *ret_mode)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(sim, server_get_logons(sim->farm, &sim->caller, ret_mode));
}

int host_sim_logons_set(struct host *host, enum logon_mode mode)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(sim, server_set_logons(sim->farm, &sim->caller, mode));
}

int host_sim_caller_is_administrator(struct host *host, bool *ret_is_administrator)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(
		sim, caller_is_administrator(sim->farm, &sim->caller, ret_is_administrator));
}
