#include "sim/store/statements.h"

int store_add_message(struct database *store, const struct event_row *sent)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_MESSAGE_ADD);

	query_bind_session(&query, sent->server_id, sent->session_id);
	query_bind_text(&query, ":text", sent->detail);
	query_bind_integer(&query, ":by_server_id", sent->by_server_id);
	query_bind_integer(&query, ":by_session_id", sent->by_session_id);
	query_bind_text(&query, ":by_user", sent->by_user);
	return query_run(&query);
}

int store_read_messages(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, uint32_t session_id, const struct message *message),
	void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_MESSAGE_LIST);
	int r;

	query_bind_range(&query, server_id, first, last);
	while ((r = query_step(&query)) == 1) {
		struct message message = {
			.at = query_text(&query, 1),
			.text = query_text(&query, 2),
			.by_server = query_text(&query, 3),
			.by_session = (uint32_t)query_integer(&query, 4),
			.by_user = query_text(&query, 5),
		};

		if (!message.at || !message.text || !message.by_server)
			return FARM_E_CORRUPT;
		r = take(context, (uint32_t)query_integer(&query, 0), &message);
		if (r != 0)
			return r;
	}
	return r;
}

int store_delete_messages(struct database *store, int64_t server_id, uint32_t session_id)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_MESSAGE_DELETE);

	query_bind_session(&query, server_id, session_id);
	return query_run(&query);
}
