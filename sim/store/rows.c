#include "sim/store/store.h"

#include <stdio.h>
#include <string.h>

#include "sim/store/query.h"

/* Copy a column's text into a field; NULL becomes empty, and what is too long is cut. */
static void copy_text(char *field, size_t size, const struct query *query, int column)
{
	const char *text = query_text(query, column);

	snprintf(field, size, "%s", text ? text : "");
}

/* One row, or the answer that there is none. */
static int step_to_row(struct query *query, int when_none)
{
	int r = query_step(query);

	if (r == 1 && !query->error)
		return 0;
	return r == 0 ? when_none : r;
}

static void bind_session(struct query *query, int64_t server_id, uint32_t id)
{
	query_bind_integer(query, ":server_id", server_id);
	query_bind_integer(query, ":session_id", id);
}

int store_advance_clock(struct store *store, int seconds)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_CLOCK_ADVANCE);

	query_bind_integer(&query, ":seconds", seconds);
	return query_run(&query);
}

int store_find_server(
	struct store *store, const char *name, int64_t *ret_server_id, bool *ret_online)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_FIND);
	int r;

	query_bind_key(&query, ":name_key", name);
	r = step_to_row(&query, WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	if (r != 0)
		return r;
	*ret_server_id = query_integer(&query, 0);
	*ret_online = query_integer(&query, 1);
	return 0;
}

int store_get_server_name(struct store *store, int64_t server_id, char *ret_name)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_NAME);
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	r = step_to_row(&query, WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	if (r == 0)
		copy_text(ret_name, NAME_BYTES, &query, 0);
	return r;
}

int store_get_session(
	struct store *store, int64_t server_id, uint32_t id, struct session_row *ret_row)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_GET);
	struct session_row row = {.summary.id = id};
	int r;

	bind_session(&query, server_id, id);
	r = step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r != 0)
		return r;
	copy_text(row.summary.name, sizeof(row.summary.name), &query, 0);
	row.winstation_id = query_integer(&query, 2);
	row.account_id = query_integer(&query, 4);
	copy_text(row.summary.user, sizeof(row.summary.user), &query, 5);
	if (!session_state_from_string(query_word(&query, 1), &row.summary.state) ||
		!winstation_kind_from_string(query_word(&query, 3), &row.kind))
		return FARM_E_CORRUPT;
	*ret_row = row;
	return 0;
}

int store_find_session(struct store *store, int64_t server_id, const char *name,
	struct session_summary *ret_session)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_FIND);
	struct session_summary session = {0};
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_key(&query, ":name_key", name);
	r = step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r != 0)
		return r;
	session.id = (uint32_t)query_integer(&query, 0);
	copy_text(session.name, sizeof(session.name), &query, 1);
	copy_text(session.user, sizeof(session.user), &query, 3);
	if (!session_state_from_string(query_word(&query, 2), &session.state))
		return FARM_E_CORRUPT;
	*ret_session = session;
	return 0;
}

int store_delete_session(struct store *store, int64_t server_id, uint32_t id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_DELETE);

	bind_session(&query, server_id, id);
	return query_run(&query);
}

int store_vacate_session(struct store *store, int64_t server_id, uint32_t id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_VACATE);

	bind_session(&query, server_id, id);
	return query_run(&query);
}

int store_next_program(struct store *store, int64_t server_id, uint32_t session_id,
	enum program_end end, uint32_t after, struct program_row *ret_program)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_NEXT);
	int r;

	bind_session(&query, server_id, session_id);
	query_bind_integer(&query, ":pid", after);
	query_bind_text(&query, ":on_logoff", program_end_to_string(end));
	r = query_step(&query);
	if (r != 1) {
		ret_program->pid = r == 0 ? 0 : ret_program->pid;
		return r;
	}
	ret_program->pid = (uint32_t)query_integer(&query, 0);
	copy_text(ret_program->image, sizeof(ret_program->image), &query, 1);
	copy_text(ret_program->unsaved, sizeof(ret_program->unsaved), &query, 2);
	return 0;
}

int store_delete_program(struct store *store, int64_t server_id, uint32_t pid)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_DELETE);

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_integer(&query, ":pid", pid);
	return query_run(&query);
}

int store_find_permission(struct store *store, int64_t winstation_id, int64_t account_id,
	uint32_t *ret_allowed, uint32_t *ret_denied)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PERMISSION_FIND);
	uint32_t allowed = 0, denied = 0;
	int r;

	query_bind_integer(&query, ":winstation_id", winstation_id);
	query_bind_integer(&query, ":account_id", account_id);
	while ((r = query_step(&query)) == 1) {
		allowed |= (uint32_t)query_integer(&query, 0);
		denied |= (uint32_t)query_integer(&query, 1);
	}
	if (r != 0)
		return r;
	*ret_allowed = allowed;
	*ret_denied = denied;
	return 0;
}

int store_add_event(struct store *store, const struct event_row *event)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_EVENT_INSERT);

	query_bind_text(&query, ":kind", event_kind_to_string(event->kind));
	bind_session(&query, event->server_id, event->session_id);
	query_bind_text(&query, ":user", event->user);
	query_bind_text(&query, ":detail", event->detail);
	query_bind_integer(&query, ":by_server_id", event->by_server_id);
	query_bind_integer(&query, ":by_session_id", event->by_session_id);
	query_bind_text(&query, ":by_user", event->by_user);
	return query_run(&query);
}

int store_read_events(struct store *store, int64_t after,
	int (*take)(void *context, const struct event *event), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_EVENT_LIST);
	int r;

	query_bind_integer(&query, ":after", after);
	while ((r = query_step(&query)) == 1) {
		struct event event = {
			.number = query_integer(&query, 0),
			.at = query_text(&query, 1),
			.server = query_text(&query, 3),
			.session = (uint32_t)query_integer(&query, 4),
			.user = query_text(&query, 5),
			.detail = query_text(&query, 6),
			.by_server = query_text(&query, 7),
			.by_session = (uint32_t)query_integer(&query, 8),
			.by_user = query_text(&query, 9),
		};

		if (!event_kind_from_string(query_word(&query, 2), &event.kind) || !event.at ||
			!event.server || !event.by_server)
			return FARM_E_CORRUPT;
		r = take(context, &event);
		if (r != 0)
			return r;
	}
	return r;
}
