#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"

/* The sessions that end. */
struct leavers {
	const struct caller *caller;
	int64_t server_id;
	bool spares_caller;
	uint32_t *ids;
	size_t count;
};

static void leavers_deinit(struct leavers *leavers)
{
	free(leavers->ids);
}

static int take_leaver(void *context, const struct session_detail *session)
{
	struct leavers *leavers = context;
	enum session_state state = session->info.state;
	uint32_t *ids;

	if (state == SESSION_LISTEN || state == SESSION_IDLE ||
		session->info.kind == WINSTATION_SERVICES ||
		(leavers->spares_caller &&
			session_is_own(leavers->caller, leavers->server_id, session->info.id)))
		return 0;
	ids = realloc(leavers->ids, (leavers->count + 1) * sizeof(*ids));
	if (!ids)
		return -ENOMEM;
	ids[leavers->count++] = session->info.id;
	leavers->ids = ids;
	return 0;
}

static int end_session(struct database *store, const struct session_act *act)
{
	int r = 0;

	if (*act->target.summary.user)
		r = session_record(store, act, EVENT_LOGOFF_STARTED, NULL);
	if (r == 0)
		r = session_end_programs(store, act);
	return r == 0 ? session_remove(store, act) : r;
}

/* The caller is known by the session where he sat, also once that one has ended. */
static int end_sessions(struct database *store, const struct caller *caller, int64_t server_id,
	const struct leavers *leavers)
{
	struct session_act act = {.caller = *caller, .server_id = server_id};
	struct session_row own;
	int r = store_get_session(store, caller->server_id, caller->session_id, &own);

	if (r != 0)
		return r;
	act.by = own.summary;
	for (size_t i = 0; r == 0 && i < leavers->count; i++) {
		r = store_get_session(store, server_id, leavers->ids[i], &act.target);
		if (r == 0)
			r = end_session(store, &act);
	}
	return r;
}

/* Q186504: a restart ends the mode that lasts until then. */
static int change_server(struct database *store, int64_t server_id, enum server_shutdown how)
{
	struct server_row server;
	int r = store_get_server(store, server_id, &server);

	if (r != 0)
		return r;
	if (how == SERVER_GOES_OFF)
		return store_turn_off(store, server_id);
	if (how == SERVER_LOGS_OFF)
		return store_set_logons(store, server_id, LOGONS_DISABLED);
	return server.logons == LOGONS_DRAIN_UNTIL_RESTART
		       ? store_set_logons(store, server_id, LOGONS_ENABLED)
		       : 0;
}

static int shut_down(struct database *store, const struct caller *caller, int64_t server_id,
	enum server_shutdown how)
{
	cleanup(leavers_deinit) struct leavers leavers = {
		.caller = caller, .server_id = server_id, .spares_caller = how == SERVER_LOGS_OFF};
	int64_t account_id;
	bool is_administrator;
	int r = permission_is_administrator(store, caller, &account_id, &is_administrator);

	if (r == 0 && !is_administrator)
		r = WIN32_ERROR_ACCESS_DENIED;
	if (r == 0)
		r = store_read_sessions(store, server_id, 0, SESSION_ID_MAX, take_leaver, &leavers);
	if (r == 0)
		r = end_sessions(store, caller, server_id, &leavers);
	return r == 0 ? change_server(store, server_id, how) : r;
}

int server_shut_down(
	struct farm *farm, const struct caller *caller, int64_t server_id, enum server_shutdown how)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = shut_down(farm->store, caller, server_id, how);
	return r == 0 ? transaction_commit(&transaction) : r;
}
