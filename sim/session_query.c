#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"
#include "sim/session_times.h"

/* Who asks for a list of sessions, and who takes it. */
struct inquiry {
	struct database *store;
	const struct caller *caller;
	int64_t server_id;
	int64_t account_id;
	const struct edition_rules *rules; /* of the server that is asked */
	char clock[FARM_TIME_BYTES];
	/* the permission looked up last: neighbours in a list are mostly at one winstation */
	int64_t winstation_id;
	bool allowed;
	int (*take)(void *context, const struct session_info *session);
	void *context;
};

static int may_query(
	struct inquiry *inquiry, const struct session_detail *session, bool *ret_allowed)
{
	int r = 0;

	if (session_is_own(inquiry->caller, inquiry->server_id, session->info.id)) {
		*ret_allowed = true;
		return 0;
	}
	if (session->winstation_id != inquiry->winstation_id)
		r = permission_of_account(inquiry->store, session->winstation_id,
			inquiry->account_id, inquiry->rules->query, &inquiry->allowed);
	if (r != 0)
		return r;
	inquiry->winstation_id = session->winstation_id;
	*ret_allowed = inquiry->allowed;
	return 0;
}

static int take_if_allowed(void *context, const struct session_detail *session)
{
	struct inquiry *inquiry = context;
	struct session_info info;
	bool allowed;
	int r = may_query(inquiry, session, &allowed);

	if (r != 0 || !allowed)
		return r;
	info = session->info;
	session_resolve_times(&info, inquiry->clock);
	return inquiry->take(inquiry->context, &info);
}

static int inquiry_begin(struct inquiry *inquiry)
{
	struct server_row server;
	int r = permission_find_account(inquiry->store, inquiry->caller, &inquiry->account_id);

	if (r == 0)
		r = store_get_server(inquiry->store, inquiry->server_id, &server);
	if (r == 0)
		r = store_get_clock(inquiry->store, inquiry->clock);
	if (r == 0)
		inquiry->rules = edition_rules(server.edition);
	return r;
}

int session_list(struct farm *farm, const struct caller *caller, int64_t server_id,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct inquiry inquiry = {.store = farm->store,
		.caller = caller,
		.server_id = server_id,
		.take = take,
		.context = context};
	int r = transaction_begin_read(farm->store, &transaction);

	if (r == 0)
		r = inquiry_begin(&inquiry);
	return r == 0 ? store_read_sessions(farm->store, server_id, 0, LISTENER_ID_MAX,
				take_if_allowed, &inquiry)
		      : r;
}

int session_query(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	struct session_info *ret_session)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct inquiry inquiry = {.store = farm->store, .caller = caller, .server_id = server_id};
	struct session_detail session;
	bool allowed = false;
	int r = transaction_begin_read(farm->store, &transaction);

	if (r == 0)
		r = store_read_session(farm->store, server_id, id, &session);
	if (r == 0)
		r = inquiry_begin(&inquiry);
	if (r == 0)
		r = may_query(&inquiry, &session, &allowed);
	if (r != 0)
		return r;
	if (!allowed)
		return WIN32_ERROR_ACCESS_DENIED;
	session_resolve_times(&session.info, inquiry.clock);
	*ret_session = session.info;
	return 0;
}
