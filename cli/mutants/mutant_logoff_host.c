/*
 * The host that a wrong logoff works on. Usually that is the farm of TSFARM_DB. With TSFARM_HOST a
 * rule of the command line is broken above the host of that kind, as the right logoff would use it;
 * the farm is open beside it, for mutants that look around in it. A rule of the server is a call of
 * the simulated host in any case: the servers of Windows are not ours to spoil.
 */
#include <string.h>

#include "base/environment.h"
#include "cli/mutants/mutant_logoff.h"

/* The host of the kind asked for, and its server, beside the farm and its. */
static struct host *real;
static struct host_server real_server;

static int server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	int r = real->calls->server_open(real, name, &real_server);

	if (r != 0)
		return r;
	*ret_server = real_server;
	return server_find(mutant_farm(host), real_server.name, &ret_server->handle);
}

/* The server that is meant: a wrong logoff may have turned to another than the one it opened. */
static const struct host_server *real_of(const struct host_server *server)
{
	static struct host_server other;

	if (strcmp(server->name, real_server.name) == 0)
		return &real_server;
	return real->calls->server_open(real, server->name, &other) == 0 ? &other : &real_server;
}

static void server_close(struct host *host, struct host_server *server)
{
	(void)host;
	(void)server;
	real->calls->server_close(real, &real_server);
}

static uint32_t session_current(struct host *host)
{
	(void)host;
	return real->calls->session_current(real);
}

static int session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	(void)host;
	return real->calls->session_named(real, real_of(server), name, ret_session);
}

static int session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	(void)host;
	return real->calls->session_with_id(real, real_of(server), id, ret_session);
}

static int end_session(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	return real->calls->session_logoff(real, real_of(server), id);
}

static const char *error_text(struct host *host, uint32_t number)
{
	(void)host;
	return real->calls->error_text(real, number);
}

static const char *tell_complaint(struct host *host)
{
	(void)host;
	return real->calls->complaint(real);
}

static struct host *close_both(struct host *host)
{
	real = host_close(real);
	return host_sim_calls.close(host);
}

static const struct host_calls beside_the_farm = {
	.server_open = server_open,
	.server_close = server_close,
	.session_current = session_current,
	.session_named = session_named,
	.session_with_id = session_with_id,
	.session_logoff = end_session,
	.error_text = error_text,
	.complaint = tell_complaint,
	.close = close_both,
};

static int open_farm(const struct host_calls *calls, struct host **ret_host)
{
	const char *path = environment_get("TSFARM_DB");
	int r = path && *path ? host_sim_open(path, ret_host) : host_open(ret_host);

	if (r == 0)
		(*ret_host)->calls = calls;
	return r;
}

int mutant_open(const struct host_calls *calls, struct host **ret_host)
{
	const char *kind = environment_get("TSFARM_HOST");
	bool spoilt = memcmp(calls, &host_sim_calls, sizeof(*calls)) != 0;
	int r;

	if (spoilt || !kind || !*kind)
		return open_farm(calls, ret_host);
	r = open_farm(&beside_the_farm, ret_host);
	if (r != 0)
		return r;
	/* who looks keeps others from writing */
	farm_end_look(mutant_farm(*ret_host));
	return host_open(&real);
}
