#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"

/* Q186598: what goes by one's own user name may be reset as what is one's own. */
static int has_same_user(struct database *store, const struct session_act *act, bool *ret_same)
{
	int64_t account_id;
	int r = permission_find_account(store, &act->caller, &account_id);

	if (r == 0)
		*ret_same = account_id && account_id == act->target.account_id;
	return r;
}

static int may_touch(struct database *store, const struct session_act *act)
{
	bool allowed;
	int r;

	/* as it is with logoff: nobody is forced off the console (Q259436) */
	if (act->target.kind == WINSTATION_SERVICES ||
		(session_is_console(&act->target) &&
			!session_is_own(&act->caller, act->server_id, act->target.summary.id)))
		return WIN32_ERROR_ACCESS_DENIED;
	r = has_same_user(store, act, &allowed);
	if (r == 0 && !allowed)
		r = session_allows(
			store, &act->caller, act->server_id, &act->target,
			edition_rules(act->target.edition)->reset, &allowed);
	return r != 0 || allowed ? r : WIN32_ERROR_ACCESS_DENIED;
}

/* A session that is down is what resetting is for (Q186598); what is starting or ending is not. */
static int state_answer(enum session_state state)
{
	if (state == SESSION_RESET)
		return WIN32_ERROR_CLOSE_PENDING;
	return state == SESSION_INIT ? WIN32_ERROR_WINSTATION_BUSY : 0;
}

/* Q190158: nothing is asked and nothing waited for, whether a program hangs or not. */
static int kill_programs(
	struct database *store, const struct session_act *act, enum program_end manner)
{
	struct program_row program = {0};
	int r;

	for (;;) {
		r = store_next_program(store, act->server_id, act->target.summary.id, manner,
			program.pid, &program);
		if (r != 0 || !program.pid)
			return r;
		r = session_end_program(store, act, &program, EVENT_PROGRAM_KILLED);
		if (r != 0)
			return r;
	}
}

static int free_session(struct database *store, const struct session_act *act)
{
	int r = session_record(store, act, EVENT_SESSION_RESET, NULL);

	if (r == 0)
		r = kill_programs(store, act, PROGRAM_CLOSES);
	if (r == 0)
		r = kill_programs(store, act, PROGRAM_HANGS);
	/* the device is opened anew: an idle session goes on waiting for a client */
	if (r != 0 || act->target.summary.state == SESSION_IDLE)
		return r;
	return session_remove(store, act);
}

/* The sessions that came from a listener, which are reset with it. */
struct brood {
	int64_t winstation_id;
	uint32_t *ids;
	size_t count;
};

static void brood_deinit(struct brood *brood)
{
	free(brood->ids);
}

static int brood_take(void *context, const struct session_detail *session)
{
	struct brood *brood = context;
	uint32_t *ids;

	if (session->winstation_id != brood->winstation_id ||
		session->info.state == SESSION_LISTEN || session->info.state == SESSION_IDLE)
		return 0;
	ids = realloc(brood->ids, (brood->count + 1) * sizeof(*ids));
	if (!ids)
		return -ENOMEM;
	ids[brood->count++] = session->info.id;
	brood->ids = ids;
	return 0;
}

int session_reset_listener(struct database *store, const struct session_act *act)
{
	cleanup(brood_deinit) struct brood brood = {.winstation_id = act->target.winstation_id};
	struct session_act each = *act;
	int r = session_record(store, act, EVENT_SESSION_RESET, NULL);

	if (r == 0)
		r = store_read_sessions(
			store, act->server_id, 0, SESSION_ID_MAX, brood_take, &brood);
	for (size_t i = 0; r == 0 && i < brood.count; i++) {
		r = store_get_session(store, act->server_id, brood.ids[i], &each.target);
		if (r == 0)
			r = free_session(store, &each);
	}
	return r;
}

static int reset_whole(struct database *store, const struct session_act *act)
{
	int r = may_touch(store, act);

	if (r == 0)
		r = state_answer(act->target.summary.state);
	if (r != 0)
		return r;
	return act->target.summary.state == SESSION_LISTEN ? session_reset_listener(store, act)
							   : free_session(store, act);
}

int session_reset(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = reset_whole(farm->store, &act);
	return r == 0 ? transaction_commit(&transaction) : r;
}
