#include "sim/store/store.h"

#include "sim/store/statements.h"

int store_get_clock(struct database *store, char *ret_clock)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_CLOCK_GET);
	int r = query_step_to_row(&query, FARM_E_CORRUPT);

	if (r == 0)
		query_copy_text(&query, 0, ret_clock, FARM_TIME_BYTES);
	return r;
}

int store_advance_clock(struct database *store, int64_t seconds)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_CLOCK_ADVANCE);

	query_bind_integer(&query, ":seconds", seconds);
	return query_run(&query);
}

int store_get_change(struct database *store, uint32_t *ret_change)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_CHANGE_GET);
	int r = query_step_to_row(&query, FARM_E_CORRUPT);

	if (r == 0)
		*ret_change = (uint32_t)query_integer(&query, 0);
	return r;
}

int store_find_server(
	struct database *store, const char *name, int64_t *ret_server_id, bool *ret_online)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_FIND);
	int r;

	query_bind_key(&query, ":name_key", name);
	r = query_step_to_row(&query, WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	if (r != 0)
		return r;
	*ret_server_id = query_integer(&query, 0);
	*ret_online = query_integer(&query, 1);
	return 0;
}

int store_get_server(struct database *store, int64_t server_id, struct server_row *ret_row)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_GET);
	struct server_row row;
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	r = query_step_to_row(&query, WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	if (r != 0)
		return r;
	row.online = query_integer(&query, 0);
	if (!logon_mode_from_string(query_word(&query, 1), &row.logons) ||
		!edition_from_string(query_word(&query, 2), &row.edition) ||
		!locale_from_string(query_word(&query, 3), &row.locale))
		return FARM_E_CORRUPT;
	*ret_row = row;
	return 0;
}

int store_turn_off(struct database *store, int64_t server_id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_TURN_OFF);

	query_bind_integer(&query, ":server_id", server_id);
	return query_run(&query);
}

int store_set_logons(struct database *store, int64_t server_id, enum logon_mode mode)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_SET_LOGONS);

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_text(&query, ":logons", logon_mode_to_string(mode));
	return query_run(&query);
}

int store_take_session_id(struct database *store, int64_t server_id, uint32_t *ret_id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_TAKE_SESSION);
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	r = query_step_to_row(&query, WIN32_ERROR_NOT_ENOUGH_MEMORY);
	if (r == 0)
		*ret_id = (uint32_t)query_integer(&query, 0);
	return r;
}

int store_take_connection(struct database *store, int64_t winstation_id, uint32_t *ret_number)
{
	cleanup(query_end) struct query query =
		query_begin(store, STATEMENT_WINSTATION_TAKE_CONNECTION);
	int r;

	query_bind_integer(&query, ":winstation_id", winstation_id);
	r = query_step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r == 0)
		*ret_number = (uint32_t)query_integer(&query, 0);
	return r;
}

int store_list_servers(struct database *store,
	int (*take)(void *context, const char *name, int64_t server_id, bool online), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_LIST);
	int r;

	query_bind_integer(&query, ":server_id", 0);
	while ((r = query_step(&query)) == 1) {
		r = take(context, query_word(&query, 1), query_integer(&query, 0),
			query_integer(&query, 3));
		if (r != 0)
			return r;
	}
	return r;
}

int store_get_server_name(struct database *store, int64_t server_id, char *ret_name)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_SERVER_NAME);
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	r = query_step_to_row(&query, WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	if (r == 0)
		query_copy_text(&query, 0, ret_name, NAME_BYTES);
	return r;
}

int store_find_account(
	struct database *store, const char *name, int64_t *ret_account_id, char *ret_name)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_ACCOUNT_FIND);
	int r;

	query_bind_key(&query, ":name_key", name);
	r = query_step_to_row(&query, WIN32_ERROR_LOGON_FAILURE);
	if (r != 0)
		return r;
	*ret_account_id = query_integer(&query, 0);
	query_copy_text(&query, 1, ret_name, NAME_BYTES);
	return 0;
}

int store_get_account_name(struct database *store, int64_t account_id, char *ret_name)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_ACCOUNT_NAME);
	int r;

	query_bind_integer(&query, ":account_id", account_id);
	r = query_step_to_row(&query, WIN32_ERROR_LOGON_FAILURE);
	if (r == 0)
		query_copy_text(&query, 0, ret_name, NAME_BYTES);
	return r;
}

int store_find_membership(
	struct database *store, int64_t account_id, const char *group, bool *ret_is_member)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_MEMBERSHIP_FIND);
	int r;

	query_bind_key(&query, ":name_key", group);
	query_bind_integer(&query, ":member_id", account_id);
	r = query_step(&query);
	if (r < 0 || query.error)
		return r;
	*ret_is_member = r == 1;
	return 0;
}

int store_find_winstation(
	struct database *store, int64_t server_id, const char *name, struct winstation_row *ret_row)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_WINSTATION_FIND);
	struct winstation_row row;
	int r;

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_key(&query, ":name_key", name);
	r = query_step_to_row(&query, WIN32_ERROR_WINSTATION_NOT_FOUND);
	if (r != 0)
		return r;
	row.id = query_integer(&query, 0);
	query_copy_text(&query, 1, row.name, sizeof(row.name));
	if (!winstation_kind_from_string(query_word(&query, 2), &row.kind))
		return FARM_E_CORRUPT;
	*ret_row = row;
	return 0;
}

int store_find_permission(struct database *store, int64_t winstation_id, int64_t account_id,
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

int store_add_event(struct database *store, const struct event_row *event)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_EVENT_INSERT);

	query_bind_text(&query, ":kind", event_kind_to_string(event->kind));
	query_bind_session(&query, event->server_id, event->session_id);
	query_bind_text(&query, ":user", event->user);
	query_bind_text(&query, ":detail", event->detail);
	query_bind_integer(&query, ":by_server_id", event->by_server_id);
	query_bind_integer(&query, ":by_session_id", event->by_session_id);
	query_bind_text(&query, ":by_user", event->by_user);
	return query_run(&query);
}

int store_get_last_event(struct database *store, int64_t *ret_number)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_EVENT_LAST);
	int r = query_step_to_row(&query, FARM_E_CORRUPT);

	if (r == 0)
		*ret_number = query_integer(&query, 0);
	return r;
}

int store_read_events(struct database *store, int64_t after,
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
