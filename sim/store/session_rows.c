#include "sim/store/store.h"

#include "sim/store/statements.h"

int store_get_session(
	struct database *store, int64_t server_id, uint32_t id, struct session_row *ret_row)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_GET);
	struct session_row row = {.summary.id = id};
	int r;

	query_bind_session(&query, server_id, id);
	r = query_step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r != 0)
		return r;
	query_copy_text(&query, 0, row.summary.name, sizeof(row.summary.name));
	row.winstation_id = query_integer(&query, 2);
	row.account_id = query_integer(&query, 4);
	query_copy_text(&query, 5, row.summary.user, sizeof(row.summary.user));
	if (!session_state_from_string(query_word(&query, 1), &row.summary.state) ||
		!winstation_kind_from_string(query_word(&query, 3), &row.kind) ||
		!edition_from_string(query_word(&query, 6), &row.edition))
		return FARM_E_CORRUPT;
	*ret_row = row;
	return 0;
}

int store_find_session(struct database *store, int64_t server_id, const char *name,
	struct session_summary *ret_session)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_FIND);
	struct session_summary session = {0};
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_key(&query, ":name_key", name);
	r = query_step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r != 0)
		return r;
	session.id = (uint32_t)query_integer(&query, 0);
	query_copy_text(&query, 1, session.name, sizeof(session.name));
	query_copy_text(&query, 3, session.user, sizeof(session.user));
	if (!session_state_from_string(query_word(&query, 2), &session.state))
		return FARM_E_CORRUPT;
	*ret_session = session;
	return 0;
}

int store_delete_session(struct database *store, int64_t server_id, uint32_t id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_DELETE);

	query_bind_session(&query, server_id, id);
	return query_run(&query);
}

int store_set_session_state(
	struct database *store, int64_t server_id, uint32_t id, enum session_state state)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_SET_STATE);

	query_bind_session(&query, server_id, id);
	query_bind_text(&query, ":state", session_state_to_string(state));
	return query_run(&query);
}

int store_vacate_session(struct database *store, int64_t server_id, uint32_t id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_VACATE);

	query_bind_session(&query, server_id, id);
	return query_run(&query);
}

static int read_detail(const struct query *query, struct session_detail *ret_session)
{
	struct session_detail session = {.winstation_id = query_integer(query, 9)};
	struct session_info *info = &session.info;

	info->id = (uint32_t)query_integer(query, 0);
	query_copy_text(query, 1, info->name, sizeof(info->name));
	query_copy_text(query, 2, info->former_name, sizeof(info->former_name));
	query_copy_text(query, 3, info->winstation, sizeof(info->winstation));
	query_copy_text(query, 4, info->user, sizeof(info->user));
	query_copy_text(query, 6, info->client_name, sizeof(info->client_name));
	query_copy_text(query, 7, info->client_address, sizeof(info->client_address));
	query_copy_text(query, 8, info->logon_time, sizeof(info->logon_time));
	query_copy_text(query, 11, info->connect_time, sizeof(info->connect_time));
	query_copy_text(query, 12, info->disconnect_time, sizeof(info->disconnect_time));
	query_copy_text(query, 13, info->last_input, sizeof(info->last_input));
	if (!session_state_from_string(query_word(query, 5), &info->state) ||
		!winstation_kind_from_string(query_word(query, 10), &info->kind))
		return FARM_E_CORRUPT;
	*ret_session = session;
	return 0;
}

int store_read_sessions(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, const struct session_detail *session), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_LIST);
	struct session_detail session;
	int r;

	query_bind_range(&query, server_id, first, last);
	while ((r = query_step(&query)) == 1) {
		r = read_detail(&query, &session);
		if (r == 0)
			r = take(context, &session);
		if (r != 0)
			return r;
	}
	return r;
}

int store_read_session(
	struct database *store, int64_t server_id, uint32_t id, struct session_detail *ret_session)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_LIST);
	int r;

	query_bind_range(&query, server_id, id, id);
	r = query_step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	return r == 0 ? read_detail(&query, ret_session) : r;
}

int store_add_session(struct database *store, int64_t server_id, uint32_t id, int64_t winstation_id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_INSERT);

	query_bind_session(&query, server_id, id);
	query_bind_integer(&query, ":winstation_id", winstation_id);
	query_bind_text(&query, ":state", session_state_to_string(SESSION_INIT));
	return query_run(&query);
}

int store_disconnect_session(struct database *store, int64_t server_id, uint32_t id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_DISCONNECT);

	query_bind_session(&query, server_id, id);
	return query_run(&query);
}

int store_attach_session(
	struct database *store, int64_t server_id, uint32_t id, const struct attachment *attachment)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SESSION_ATTACH);

	query_bind_session(&query, server_id, id);
	query_bind_integer(&query, ":winstation_id", attachment->winstation_id);
	query_bind_integer(&query, ":account_id", attachment->account_id);
	query_bind_text(&query, ":name", attachment->name);
	query_bind_key(&query, ":name_key", attachment->name);
	query_bind_text(&query, ":client_name", attachment->client_name);
	query_bind_text(&query, ":client_address", attachment->client_address);
	return query_run(&query);
}
