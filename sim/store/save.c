#include "sim/store/store.h"

#include <errno.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "base/index.h"
#include "sim/store/statements.h"

/* The ids that the store gave, by name, while a farm is being saved. */
struct saving {
	struct database *store;
	struct index trustees;
	struct index winstations; /* of the server that is being saved */
	int64_t server_id;
};

static int run_insert(struct query *query, struct database *store, int64_t *ret_id)
{
	int r = query_run(query);

	if (r == 0)
		*ret_id = sqlite3_last_insert_rowid(store->connection);
	return r;
}

static int save_clock(struct database *store, const char *clock)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_CLOCK_SET);

	query_bind_text(&query, ":clock", clock);
	return query_run(&query);
}

static int save_trustee(struct saving *saving, const struct trustee *trustee)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_TRUSTEE_INSERT);
	int64_t id;
	int r;

	query_bind_text(&query, ":kind", trustee_kind_to_string(trustee->kind));
	query_bind_text(&query, ":name", trustee->name);
	query_bind_key(&query, ":name_key", trustee->name);
	r = run_insert(&query, saving->store, &id);
	return r == 0 ? index_add(&saving->trustees, trustee->name, id, &id) : r;
}

static int save_membership(struct saving *saving, const char *member, const char *group)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_MEMBERSHIP_INSERT);

	query_bind_integer(&query, ":member_id", index_find(&saving->trustees, member));
	query_bind_integer(&query, ":group_id", index_find(&saving->trustees, group));
	return query_run(&query);
}

static int save_trustees(struct saving *saving, const struct snapshot *snapshot)
{
	int r = 0;

	for (size_t i = 0; i < snapshot->trustee_count && r == 0; i++)
		r = save_trustee(saving, &snapshot->trustees[i]);
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		const struct trustee *trustee = &snapshot->trustees[i];

		for (size_t j = 0; j < trustee->group_count && r == 0; j++)
			r = save_membership(saving, trustee->name, trustee->groups[j]);
	}
	return r;
}

static int save_permission(
	struct saving *saving, int64_t winstation_id, const struct permission *permission)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_PERMISSION_INSERT);

	query_bind_integer(&query, ":winstation_id", winstation_id);
	query_bind_integer(
		&query, ":trustee_id", index_find(&saving->trustees, permission->trustee));
	query_bind_integer(&query, ":allowed", permission->allowed);
	query_bind_integer(&query, ":denied", permission->denied);
	return query_run(&query);
}

static int save_winstation(struct saving *saving, const struct winstation *winstation)
{
	int64_t id;
	int r;
	{
		cleanup(query_end) struct query query =
			query_begin(saving->store, STATEMENT_WINSTATION_INSERT);

		query_bind_integer(&query, ":server_id", saving->server_id);
		query_bind_text(&query, ":name", winstation->name);
		query_bind_key(&query, ":name_key", winstation->name);
		query_bind_text(&query, ":kind", winstation_kind_to_string(winstation->kind));
		query_bind_integer(&query, ":next_connection", winstation->next_connection);
		r = run_insert(&query, saving->store, &id);
	}
	if (r == 0)
		r = index_add(&saving->winstations, winstation->name, id, &id);
	for (size_t i = 0; i < winstation->permission_count && r == 0; i++)
		r = save_permission(saving, id, &winstation->permissions[i]);
	return r;
}

static int save_program(
	struct saving *saving, const struct session *session, const struct program *program)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_PROGRAM_INSERT);

	query_bind_integer(&query, ":server_id", saving->server_id);
	query_bind_integer(&query, ":pid", program->pid);
	query_bind_integer(&query, ":session_id", session->id);
	query_bind_text(&query, ":image", program->image);
	query_bind_text(&query, ":unsaved", program->unsaved);
	query_bind_text(&query, ":on_logoff", program_end_to_string(program->on_logoff));
	return query_run(&query);
}

static int save_message(
	struct saving *saving, const struct session *session, const struct message *message)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_MESSAGE_INSERT);

	query_bind_session(&query, saving->server_id, session->id);
	query_bind_text(&query, ":sent_at", message->at);
	query_bind_text(&query, ":text", message->text);
	query_bind_text(&query, ":by_server", message->by_server);
	query_bind_integer(&query, ":by_session_id", message->by_session);
	query_bind_text(&query, ":by_user", message->by_user);
	return query_run(&query);
}

static int insert_session(struct saving *saving, const struct session *session)
{
	cleanup(query_end) struct query query =
		query_begin(saving->store, STATEMENT_SESSION_INSERT);

	query_bind_integer(&query, ":server_id", saving->server_id);
	query_bind_integer(&query, ":session_id", session->id);
	query_bind_integer(
		&query, ":winstation_id", index_find(&saving->winstations, session->winstation));
	query_bind_text(&query, ":name", session->name);
	query_bind_key(&query, ":name_key", session->name);
	query_bind_text(&query, ":former_name", session->former_name);
	if (session->user)
		query_bind_integer(
			&query, ":account_id", index_find(&saving->trustees, session->user));
	query_bind_text(&query, ":state", session_state_to_string(session->state));
	query_bind_text(&query, ":client_name", session->client_name);
	query_bind_text(&query, ":client_address", session->client_address);
	query_bind_text(&query, ":logon_time", session->logon_time);
	query_bind_text(&query, ":connect_time", session->connect_time);
	query_bind_text(&query, ":disconnect_time", session->disconnect_time);
	query_bind_text(&query, ":last_input", session->last_input);
	query_bind_integer(&query, ":install", session->install);
	return query_run(&query);
}

static int save_session(struct saving *saving, const struct session *session)
{
	int r = insert_session(saving, session);

	for (size_t i = 0; i < session->program_count && r == 0; i++)
		r = save_program(saving, session, &session->programs[i]);
	for (size_t i = 0; i < session->message_count && r == 0; i++)
		r = save_message(saving, session, &session->messages[i]);
	for (size_t i = 0; i < session->port_count && r == 0; i++)
		r = store_set_port(
			saving->store, saving->server_id, session->id, &session->ports[i]);
	return r;
}

static int insert_server(struct saving *saving, const struct server *server)
{
	cleanup(query_end) struct query query = query_begin(saving->store, STATEMENT_SERVER_INSERT);

	query_bind_text(&query, ":name", server->name);
	query_bind_key(&query, ":name_key", server->name);
	query_bind_text(&query, ":edition", edition_to_string(server->edition));
	query_bind_integer(&query, ":online", server->online);
	query_bind_text(&query, ":locale", locale_to_string(server->locale));
	query_bind_text(&query, ":logons", logon_mode_to_string(server->logons));
	query_bind_integer(&query, ":next_session", server->next_session);
	return run_insert(&query, saving->store, &saving->server_id);
}

static int save_server(struct saving *saving, const struct server *server)
{
	int r = insert_server(saving, server);

	index_init(&saving->winstations, saving->trustees.arena);
	for (size_t i = 0; i < server->winstation_count && r == 0; i++)
		r = save_winstation(saving, &server->winstations[i]);
	for (size_t i = 0; i < server->session_count && r == 0; i++)
		r = save_session(saving, &server->sessions[i]);
	index_deinit(&saving->winstations);
	return r;
}

int store_save(struct database *store, const struct snapshot *snapshot)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct saving saving = {.store = store};
	int r;

	if (!arena)
		return -ENOMEM;
	index_init(&saving.trustees, arena);
	r = save_clock(store, snapshot->clock);
	if (r == 0)
		r = save_trustees(&saving, snapshot);
	for (size_t i = 0; i < snapshot->server_count && r == 0; i++)
		r = save_server(&saving, &snapshot->servers[i]);
	index_deinit(&saving.trustees);
	return r;
}
