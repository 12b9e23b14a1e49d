#include "sim/store/store.h"

#include <errno.h>
#include <string.h>

#include "sim/snapshot.h"
#include "sim/store/statements.h"

/* What the rows of the store are read into; a word that is none of ours makes the farm corrupt. */
struct loading {
	struct database *store;
	struct snapshot *snapshot;
	bool failed;  /* memory ran short */
	bool corrupt; /* a word was unknown */
};

static const char *copy_string(struct loading *loading, const char *text)
{
	const char *copy = arena_copy(loading->snapshot->arena, text);

	loading->failed |= text && !copy;
	return copy;
}

static const char *column_text(struct loading *loading, const struct query *query, int column)
{
	return copy_string(loading, query_text(query, column));
}

/* A text that is never missing in a sound farm. */
static const char *needed_text(struct loading *loading, const struct query *query, int column)
{
	const char *value = column_text(loading, query, column);

	loading->corrupt |= !value;
	return value ? value : "";
}

/* How reading a list ended: 0, or the first thing that went wrong. */
static int end_of(const struct loading *loading, int r)
{
	if (r == 1 || loading->failed)
		return -ENOMEM;
	return r == 0 && loading->corrupt ? FARM_E_CORRUPT : r;
}

static int load_clock(struct loading *loading)
{
	cleanup(query_end) struct query query = query_begin(loading->store, STATEMENT_CLOCK_GET);
	int r = query_step(&query);

	if (r != 1)
		return r == 0 ? FARM_E_CORRUPT : r;
	loading->snapshot->clock = needed_text(loading, &query, 0);
	return end_of(loading, 0);
}

static int load_memberships(struct loading *loading, int64_t member_id, struct trustee *trustee)
{
	cleanup(query_end) struct query query =
		query_begin(loading->store, STATEMENT_MEMBERSHIP_LIST);
	int r;

	query_bind_integer(&query, ":member_id", member_id);
	while ((r = query_step(&query)) == 1) {
		const char **group = arena_append(loading->snapshot->arena, &trustee->groups,
			trustee->group_count, sizeof(*group));

		if (!group)
			break;
		*group = needed_text(loading, &query, 0);
		trustee->group_count++;
	}
	return end_of(loading, r);
}

static int load_trustees(struct loading *loading)
{
	cleanup(query_end) struct query query = query_begin(loading->store, STATEMENT_TRUSTEE_LIST);
	int r;

	while ((r = query_step(&query)) == 1) {
		struct trustee *trustee = snapshot_add_trustee(loading->snapshot);

		if (!trustee)
			break;
		loading->corrupt |=
			!trustee_kind_from_string(query_word(&query, 1), &trustee->kind);
		trustee->name = needed_text(loading, &query, 2);
		r = load_memberships(loading, query_integer(&query, 0), trustee);
		if (r != 0)
			return r;
	}
	return end_of(loading, r);
}

static int load_permissions(
	struct loading *loading, int64_t winstation_id, struct winstation *winstation)
{
	cleanup(query_end) struct query query =
		query_begin(loading->store, STATEMENT_PERMISSION_LIST);
	int r;

	query_bind_integer(&query, ":winstation_id", winstation_id);
	while ((r = query_step(&query)) == 1) {
		struct permission *permission =
			winstation_add_permission(loading->snapshot, winstation);

		if (!permission)
			break;
		permission->trustee = needed_text(loading, &query, 0);
		permission->allowed = (uint32_t)query_integer(&query, 1);
		permission->denied = (uint32_t)query_integer(&query, 2);
	}
	return end_of(loading, r);
}

static int load_winstations(struct loading *loading, int64_t server_id, struct server *server)
{
	cleanup(query_end) struct query query =
		query_begin(loading->store, STATEMENT_WINSTATION_LIST);
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	while ((r = query_step(&query)) == 1) {
		struct winstation *winstation = server_add_winstation(loading->snapshot, server);

		if (!winstation)
			break;
		winstation->name = needed_text(loading, &query, 1);
		loading->corrupt |=
			!winstation_kind_from_string(query_word(&query, 2), &winstation->kind);
		winstation->next_connection = (uint32_t)query_integer(&query, 3);
		r = load_permissions(loading, query_integer(&query, 0), winstation);
		if (r != 0)
			return r;
	}
	return end_of(loading, r);
}

static int load_sessions(struct loading *loading, int64_t server_id, struct server *server)
{
	cleanup(query_end) struct query query = query_begin(loading->store, STATEMENT_SESSION_LIST);
	int r;

	query_bind_range(&query, server_id, 0, UINT32_MAX);
	while ((r = query_step(&query)) == 1) {
		struct session *session = server_add_session(loading->snapshot, server);

		if (!session)
			break;
		session->id = (uint32_t)query_integer(&query, 0);
		session->name = column_text(loading, &query, 1);
		session->former_name = column_text(loading, &query, 2);
		session->winstation = needed_text(loading, &query, 3);
		session->user = column_text(loading, &query, 4);
		loading->corrupt |=
			!session_state_from_string(query_word(&query, 5), &session->state);
		session->client_name = column_text(loading, &query, 6);
		session->client_address = column_text(loading, &query, 7);
		session->logon_time = column_text(loading, &query, 8);
		session->connect_time = column_text(loading, &query, 11);
		session->disconnect_time = column_text(loading, &query, 12);
		session->last_input = column_text(loading, &query, 13);
		session->install = query_integer(&query, 14);
	}
	return end_of(loading, r);
}

/*
 * The session that the row is of. Sessions, programs and messages all come by session id, so the
 * search goes on where it was. A program or message of no session is shown as a session that nothing
 * else is known of, for `tsfarm check` and for judges of a logoff that leaves them behind.
 */
static struct session *session_of(
	struct loading *loading, struct server *server, size_t *at, uint32_t id)
{
	struct session *orphan;

	while (*at < server->session_count && server->sessions[*at].id < id)
		(*at)++;
	if (*at < server->session_count && server->sessions[*at].id == id)
		return &server->sessions[*at];
	orphan = server_add_session(loading->snapshot, server);
	if (!orphan)
		return NULL;
	memmove(&server->sessions[*at + 1], &server->sessions[*at],
		(server->session_count - 1 - *at) * sizeof(*orphan));
	server->sessions[*at] = (struct session){.id = id, .state = SESSION_STATE_COUNT};
	return &server->sessions[*at];
}

static int load_programs(struct loading *loading, int64_t server_id, struct server *server)
{
	cleanup(query_end) struct query query = query_begin(loading->store, STATEMENT_PROGRAM_LIST);
	size_t at = 0;
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	while ((r = query_step(&query)) == 1) {
		struct session *session =
			session_of(loading, server, &at, (uint32_t)query_integer(&query, 0));
		struct program *program =
			session ? session_add_program(loading->snapshot, session) : NULL;

		if (!program)
			break;
		program->pid = (uint32_t)query_integer(&query, 1);
		program->image = needed_text(loading, &query, 2);
		program->unsaved = column_text(loading, &query, 3);
		loading->corrupt |=
			!program_end_from_string(query_word(&query, 4), &program->on_logoff);
	}
	return end_of(loading, r);
}

/* The server whose inboxes or ports are read, and how far along its sessions. */
struct inboxes {
	struct loading *loading;
	struct server *server;
	size_t at;
};

static int load_message(void *context, uint32_t session_id, const struct message *message)
{
	struct inboxes *inboxes = context;
	struct loading *loading = inboxes->loading;
	struct session *session = session_of(loading, inboxes->server, &inboxes->at, session_id);
	struct message *copy = session ? session_add_message(loading->snapshot, session) : NULL;

	if (!copy)
		return -ENOMEM;
	*copy = (struct message){
		.at = copy_string(loading, message->at),
		.text = copy_string(loading, message->text),
		.by_server = copy_string(loading, message->by_server),
		.by_session = message->by_session,
		.by_user = copy_string(loading, message->by_user),
	};
	return 0;
}

static int load_messages(struct loading *loading, int64_t server_id, struct server *server)
{
	struct inboxes inboxes = {.loading = loading, .server = server};
	int r = store_read_messages(
		loading->store, server_id, 0, UINT32_MAX, load_message, &inboxes);

	return end_of(loading, r);
}

static int load_port(void *context, uint32_t session_id, const struct port *port)
{
	struct inboxes *ports = context;
	struct loading *loading = ports->loading;
	struct session *session = session_of(loading, ports->server, &ports->at, session_id);
	struct port *copy = session ? session_add_port(loading->snapshot, session) : NULL;

	if (!copy)
		return -ENOMEM;
	*copy = (struct port){copy_string(loading, port->name), copy_string(loading, port->target)};
	return 0;
}

static int load_ports(struct loading *loading, int64_t server_id, struct server *server)
{
	struct inboxes ports = {.loading = loading, .server = server};
	int r = store_read_ports(loading->store, server_id, 0, UINT32_MAX, load_port, &ports);

	return end_of(loading, r);
}

static int load_server(struct loading *loading, const struct query *query)
{
	struct server *server = snapshot_add_server(loading->snapshot);
	int64_t id = query_integer(query, 0);
	int r;

	if (!server)
		return -ENOMEM;
	server->name = needed_text(loading, query, 1);
	loading->corrupt |= !edition_from_string(query_word(query, 2), &server->edition);
	server->online = query_integer(query, 3);
	loading->corrupt |= !logon_mode_from_string(query_word(query, 4), &server->logons);
	loading->corrupt |= !locale_from_string(query_word(query, 5), &server->locale);
	server->next_session = (uint32_t)query_integer(query, 6);
	r = load_winstations(loading, id, server);
	if (r == 0)
		r = load_sessions(loading, id, server);
	if (r == 0)
		r = load_programs(loading, id, server);
	if (r == 0)
		r = load_messages(loading, id, server);
	return r == 0 ? load_ports(loading, id, server) : r;
}

static int load_servers(struct loading *loading, int64_t server_id)
{
	cleanup(query_end) struct query query = query_begin(loading->store, STATEMENT_SERVER_LIST);
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	while ((r = query_step(&query)) == 1) {
		r = load_server(loading, &query);
		if (r != 0)
			return r;
	}
	return end_of(loading, r);
}

int store_load(struct database *store, int64_t server_id, struct snapshot *snapshot)
{
	struct loading loading = {.store = store, .snapshot = snapshot};
	int r = load_clock(&loading);

	if (r == 0)
		r = load_trustees(&loading);
	return r == 0 ? load_servers(&loading, server_id) : r;
}
