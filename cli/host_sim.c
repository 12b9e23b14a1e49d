#include "cli/host.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/word.h"
#include "cli/farm_trouble.h"
#include "cli/host_sim.h"
#include "cli/messages.h"
#include "sim/old_farm.h"

static int set_complaint(struct host_sim *sim, const char *format, ...) printf_like(2, 3);

static int set_complaint(struct host_sim *sim, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	vsnprintf(sim->complaint, sizeof(sim->complaint), format, values);
	va_end(values);
	return HOST_E_BROKEN;
}

int host_sim_answer(struct host_sim *sim, int r)
{
	char why[256];

	if (r == 0 || win32_error_text((uint32_t)r))
		return r;
	farm_trouble(sim->path, r, why, sizeof(why));
	return set_complaint(sim, MSG_FARM_FAILED, sim->path, why);
}

/* A farm that cannot be used tells nothing. */
static enum edition sim_edition(struct host *host)
{
	struct host_sim *sim = (struct host_sim *)host;

	return sim->is_seated ? sim->caller.edition : host_environment_edition(EDITION_NT4);
}

static void sim_pause(struct host *host)
{
	farm_end_look(((struct host_sim *)host)->farm);
}

/* Where the command is typed: TSFARM_SERVER and TSFARM_SESSION, which must be a session of the farm. */
static int sit_down_in_session(struct host_sim *sim)
{
	const char *server = environment_get("TSFARM_SERVER");
	const char *session = environment_get("TSFARM_SESSION");
	unsigned long long id;
	int r;

	if (!server || !*server)
		return set_complaint(sim, MSG_NO_SERVER);
	if (!session || !*session)
		return set_complaint(sim, MSG_NO_SESSION);
	if (!word_to_number(session, SESSION_ID_MAX, &id))
		return set_complaint(sim, MSG_BAD_SESSION, session);
	sim->server = server;
	r = caller_find(sim->farm, server, (uint32_t)id, &sim->caller);
	sim->is_seated = r == 0;
	if (r == WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		return set_complaint(sim, MSG_SERVER_NOT_IN_FARM, server, sim->path);
	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND)
		return set_complaint(sim, MSG_SESSION_NOT_ON_SERVER, session, server);
	return host_sim_answer(sim, r);
}

/* One look from here until the session was found, which is all that is read before it ends. */
static int sit_down_in_farm(struct host_sim *sim, int r)
{
	if (r == 0)
		r = farm_begin_look(sim->farm);
	return r == 0 ? sit_down_in_session(sim) : host_sim_answer(sim, r);
}

/* Help and refused arguments leave an older farm as it is; a command brings it to this version. */
static int leave_copy(struct host_sim *sim)
{
	sim->is_copy = false;
	sim->farm = farm_free(sim->farm);
	return sit_down_in_farm(sim, farm_open(sim->path, &sim->farm));
}

static int sim_server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	struct host_sim *sim = (struct host_sim *)host;
	const char *wanted = name ? name : sim->server;
	int r = sim->is_copy ? leave_copy(sim) : 0;

	if (r != 0)
		return r;
	r = server_find(sim->farm, wanted, &ret_server->handle);
	if (r != 0)
		return host_sim_answer(sim, r);
	ret_server->is_current = ret_server->handle == sim->caller.server_id;
	return host_sim_answer(
		sim, server_get_name(sim->farm, ret_server->handle, ret_server->name));
}

/* The farm is open as long as its host; a server of it needs no closing. */
static void sim_server_close(struct host *host, struct host_server *server)
{
	(void)host;
	server->handle = 0;
}

static uint32_t sim_session_current(struct host *host)
{
	return ((struct host_sim *)host)->caller.session_id;
}

static int sim_session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	struct host_sim *sim = (struct host_sim *)host;
	int r = session_find(sim->farm, server->handle, name, ret_session);

	farm_end_look(sim->farm);
	return host_sim_answer(sim, r);
}

static int sim_session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	struct host_sim *sim = (struct host_sim *)host;
	int r = session_get(sim->farm, server->handle, id, ret_session);

	farm_end_look(sim->farm);
	return host_sim_answer(sim, r);
}

static int sim_session_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	struct host_sim *sim = (struct host_sim *)host;

	farm_end_look(sim->farm);
	return host_sim_answer(sim, session_logoff(sim->farm, &sim->caller, server->handle, id));
}

static const char *sim_error_text(struct host *host, uint32_t number)
{
	const char *text = win32_error_text(number);

	(void)host;
	return text ? text : "";
}

static const char *sim_complaint(struct host *host)
{
	return ((struct host_sim *)host)->complaint;
}

static struct host *sim_close(struct host *host)
{
	farm_free(((struct host_sim *)host)->farm);
	free(host);
	return NULL;
}

const struct host_calls host_sim_calls = {
	.edition = sim_edition,
	.pause = sim_pause,
	.server_open = sim_server_open,
	.server_close = sim_server_close,
	.session_current = sim_session_current,
	.session_named = sim_session_named,
	.session_with_id = sim_session_with_id,
	.session_logoff = sim_session_logoff,
	.session_list = host_sim_session_list,
	.program_list = host_sim_program_list,
	.server_list = host_sim_server_list,
	.session_idle = host_sim_session_idle,
	.session_counters = host_sim_session_counters,
	.locale = host_sim_locale,
	.session_disconnect = host_sim_session_disconnect,
	.session_reset = host_sim_session_reset,
	.session_connect = host_sim_session_connect,
	.session_send_message = host_sim_session_send_message,
	.program_terminate = host_sim_program_terminate,
	.logons_get = host_sim_logons_get,
	.logons_set = host_sim_logons_set,
	.caller_is_administrator = host_sim_caller_is_administrator,
	.error_text = sim_error_text,
	.complaint = sim_complaint,
	.close = sim_close,
};

int host_sim_open(const char *path, struct host **ret_host)
{
	struct host_sim *sim = calloc(1, sizeof(*sim));

	*ret_host = sim ? &sim->host : NULL;
	if (!sim)
		return HOST_E_BROKEN;
	sim->host.calls = &host_sim_calls;
	sim->path = path;
	return sit_down_in_farm(sim, old_farm_open(path, &sim->farm, &sim->is_copy));
}
