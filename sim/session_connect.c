#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/session.h"

/* 0 when the caller has the right over the act's session. */
static int demand_right(struct database *store, const struct session_act *act, enum right right)
{
	bool allowed;
	int r = session_allows(store, &act->caller, act->server_id, &act->target, right, &allowed);

	return r != 0 || allowed ? r : WIN32_ERROR_ACCESS_DENIED;
}

/* 0 when somebody is logged on there, whom his session can be taken from or brought to. */
static int demand_user(const struct session_act *act)
{
	int r = session_state_answer(act->target.summary.state);

	return r != 0 || *act->target.summary.user ? r : WIN32_ERROR_WINSTATION_NOT_FOUND;
}

/* 0 when a client shows that session, which can show another instead. */
static int demand_client(const struct session_act *act)
{
	enum session_state state = act->target.summary.state;

	if (state == SESSION_DISCONNECTED)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	if (state == SESSION_CONNECTQUERY)
		return WIN32_ERROR_WINSTATION_BUSY;
	return session_state_answer(state);
}

int session_disconnect_client(struct database *store, const struct session_act *act)
{
	int r;

	if (act->target.summary.state == SESSION_DISCONNECTED)
		return 0;
	r = session_record(store, act, EVENT_SESSION_DISCONNECTED, act->target.summary.name);
	return r == 0 ? store_disconnect_session(store, act->server_id, act->target.summary.id) : r;
}

static int may_disconnect(struct database *store, const struct session_act *act)
{
	const struct edition_rules *rules = edition_rules(act->target.edition);
	int r;

	if (act->target.kind == WINSTATION_SERVICES)
		return WIN32_ERROR_ACCESS_DENIED;
	if (session_is_console(&act->target) && !rules->console_moves)
		return WIN32_ERROR_CONSOLE_DISCONNECT;
	r = demand_right(store, act, rules->disconnect);
	return r == 0 ? demand_user(act) : r;
}

/* The console then shows that nobody is logged on. */
static int disconnect_session(struct database *store, const struct session_act *act)
{
	int r = session_disconnect_client(store, act);

	return r == 0 && session_is_console(&act->target) ? session_start_console(store, act) : r;
}

int session_disconnect(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = may_disconnect(farm->store, &act);
	if (r == 0)
		r = disconnect_session(farm->store, &act);
	return r == 0 ? transaction_commit(&transaction) : r;
}

/* One session is brought to the client of another. */
struct connection {
	struct session_act moved, left;
	struct session_detail place; /* the session that is left, as it was */
};

static int connection_begin(struct database *store, const struct caller *caller, int64_t server_id,
	uint32_t id, uint32_t into, struct connection *ret_connection)
{
	int r = session_act_begin(store, caller, server_id, id, &ret_connection->moved);

	if (r == 0)
		r = session_act_begin(store, caller, server_id, into, &ret_connection->left);
	return r == 0 ? store_read_session(store, server_id, into, &ret_connection->place) : r;
}

static int may_connect(struct database *store, const struct connection *connection)
{
	const struct session_act *moved = &connection->moved, *left = &connection->left;
	const struct edition_rules *rules = edition_rules(moved->target.edition);
	int r;

	if (moved->target.kind == WINSTATION_SERVICES || left->target.kind == WINSTATION_SERVICES)
		return WIN32_ERROR_ACCESS_DENIED;
	if (session_is_console(&moved->target) && !rules->console_moves)
		return WIN32_ERROR_CONSOLE_DISCONNECT;
	if (session_is_console(&left->target) && !rules->console_moves)
		return WIN32_ERROR_CONSOLE_CONNECT;
	r = demand_right(store, moved, rules->connect);
	if (r == 0)
		r = demand_right(store, left, rules->connect_into);
	if (r == 0)
		r = demand_user(moved);
	return r == 0 ? demand_client(left) : r;
}

int session_lose_client(struct database *store, const struct session_act *left)
{
	int r;

	if (*left->target.summary.user)
		return session_disconnect_client(store, left);
	r = session_end_programs(store, left);
	return r == 0 ? session_delete(store, left) : r;
}

int session_attach(
	struct database *store, const struct session_act *act, const struct attachment *attachment)
{
	int r = store_attach_session(store, act->server_id, act->target.summary.id, attachment);

	return r == 0 ? session_record(store, act, EVENT_SESSION_CONNECTED, attachment->name) : r;
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static int move_session(struct database *store, const struct connection *connection)
{
	const struct session_info *place = &connection->place.info;
	struct attachment attachment = {.winstation_id = connection->place.winstation_id,
		.name = place->name,
		.client_name = or_null(place->client_name),
		.client_address = or_null(place->client_address)};
	int r = session_lose_client(store, &connection->left);

	if (r == 0)
		r = session_attach(store, &connection->moved, &attachment);
	return r == 0 && session_is_console(&connection->moved.target)
		       ? session_start_console(store, &connection->moved)
		       : r;
}

int session_connect(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	uint32_t into)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct connection connection;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = connection_begin(farm->store, caller, server_id, id, into, &connection);
	if (r == 0)
		r = may_connect(farm->store, &connection);
	if (r == 0 && id != into)
		r = move_session(farm->store, &connection);
	return r == 0 ? transaction_commit(&transaction) : r;
}
