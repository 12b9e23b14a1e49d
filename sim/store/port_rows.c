#include "sim/store/statements.h"

int store_set_port(struct database *store, int64_t server_id, uint32_t session_id,
	const struct port *port)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PORT_SET);

	query_bind_session(&query, server_id, session_id);
	query_bind_text(&query, ":name", port->name);
	query_bind_text(&query, ":target", port->target);
	return query_run(&query);
}

int store_delete_ports(
	struct database *store, int64_t server_id, uint32_t session_id, const char *name)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PORT_DELETE);

	query_bind_session(&query, server_id, session_id);
	query_bind_text(&query, ":name", name);
	return query_run(&query);
}

int store_read_ports(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, uint32_t session_id, const struct port *port), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PORT_LIST);
	int r;

	query_bind_range(&query, server_id, first, last);
	while ((r = query_step(&query)) == 1) {
		struct port port = {query_text(&query, 1), query_text(&query, 2)};

		if (!port.name || !port.target)
			return FARM_E_CORRUPT;
		r = take(context, (uint32_t)query_integer(&query, 0), &port);
		if (r != 0)
			return r;
	}
	return r;
}
