#include "sim/session.h"

#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/permission.h"

/* How long a session has to log off before what is left is ended by force (Q299386). */
enum {
	GRACE_SECONDS = 180
};

int session_find(
	struct farm *farm, int64_t server_id, const char *name, struct session_summary *ret_session)
{
	return store_find_session(farm->store, server_id, name, ret_session);
}

int session_get(
	struct farm *farm, int64_t server_id, uint32_t id, struct session_summary *ret_session)
{
	struct session_row row;
	int r = store_get_session(farm->store, server_id, id, &row);

	if (r == 0)
		*ret_session = row.summary;
	return r;
}

/* Where the console moves, a session that was disconnected there is one like any other. */
bool session_is_console(const struct session_row *session)
{
	return session->kind == WINSTATION_CONSOLE &&
	       !(edition_rules(session->edition)->console_moves &&
		       session->summary.state == SESSION_DISCONNECTED);
}

bool session_is_own(const struct caller *caller, int64_t server_id, uint32_t id)
{
	return caller->server_id == server_id && caller->session_id == id;
}

int session_allows(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target, enum right right, bool *ret_allowed)
{
	int64_t account_id;
	int r;

	if (session_is_own(caller, server_id, target->summary.id)) {
		*ret_allowed = true;
		return 0;
	}
	r = permission_find_account(store, caller, &account_id);
	if (r != 0)
		return r;
	return permission_of_account(store, target->winstation_id, account_id, right, ret_allowed);
}

int permission_check(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	enum right right, bool *ret_allowed)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_row target;
	int r = transaction_begin_read(farm->store, &transaction);

	if (r == 0)
		r = store_get_session(farm->store, server_id, id, &target);
	return r == 0 ? session_allows(farm->store, caller, server_id, &target, right, ret_allowed)
		      : r;
}

/* No document says which states these are; docs/decisions.md does. */
int session_state_answer(enum session_state state)
{
	switch (state) {
	case SESSION_ACTIVE:
	case SESSION_CONNECTED:
	case SESSION_CONNECTQUERY:
	case SESSION_SHADOW:
	case SESSION_DISCONNECTED:
		return 0;
	case SESSION_IDLE:
	case SESSION_LISTEN:
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	case SESSION_RESET:
		return WIN32_ERROR_CLOSE_PENDING;
	case SESSION_DOWN:
	case SESSION_INIT:
		return WIN32_ERROR_WINSTATION_BUSY;
	case SESSION_STATE_COUNT:
		break;
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

int session_may_logoff(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target)
{
	const struct edition_rules *rules = edition_rules(target->edition);
	bool allowed;
	int r;

	/* no user is ever logged on to the session of the services (docs/decisions.md) */
	if (target->kind == WINSTATION_SERVICES)
		return WIN32_ERROR_ACCESS_DENIED;
	/* Q259436: the command cannot force the console session off, whoever asks. */
	if (session_is_console(target) && !session_is_own(caller, server_id, target->summary.id))
		return WIN32_ERROR_ACCESS_DENIED;
	r = session_allows(store, caller, server_id, target, rules->logoff, &allowed);
	if (r != 0)
		return r;
	if (allowed && rules->listener_logoff && target->summary.state == SESSION_LISTEN)
		return 0;
	return allowed ? session_state_answer(target->summary.state) : WIN32_ERROR_ACCESS_DENIED;
}

/* Something that happens to the session, and who makes it happen. */
static struct event_row event_of(
	const struct session_act *act, enum event_kind kind, const char *detail)
{
	return (struct event_row){
		.kind = kind,
		.server_id = act->server_id,
		.session_id = act->target.summary.id,
		.user = *act->target.summary.user ? act->target.summary.user : NULL,
		.detail = detail,
		.by_server_id = act->caller.server_id,
		.by_session_id = act->caller.session_id,
		.by_user = *act->by.user ? act->by.user : NULL,
	};
}

int session_record(struct database *store, const struct session_act *act, enum event_kind kind,
	const char *detail)
{
	struct event_row event = event_of(act, kind, detail);

	return store_add_event(store, &event);
}

int session_deliver(struct database *store, const struct session_act *act, const char *text)
{
	struct event_row sent = event_of(act, EVENT_MESSAGE_SENT, text);
	int r = store_add_event(store, &sent);

	return r == 0 ? store_add_message(store, &sent) : r;
}

int session_end_program(struct database *store, const struct session_act *act,
	const struct program_row *program, enum event_kind how)
{
	int r = 0;

	if (*program->unsaved)
		r = session_record(store, act, EVENT_WORK_LOST, program->unsaved);
	if (r == 0)
		r = session_record(store, act, how, program->image);
	return r == 0 ? store_delete_program(store, act->server_id, program->pid) : r;
}

/* End the programs that take a logoff in one manner, in their order; count them. */
static int end_programs(struct database *store, const struct session_act *act,
	enum program_end manner, enum event_kind how)
{
	struct program_row program = {0};
	uint32_t id = act->target.summary.id;
	int r;

	for (;;) {
		r = store_next_program(store, act->server_id, id, manner, program.pid, &program);
		if (r != 0 || !program.pid)
			return r;
		r = session_end_program(store, act, &program, how);
		if (r != 0)
			return r;
	}
}

static int end_hanging_programs(struct database *store, const struct session_act *act)
{
	struct program_row first;
	int r = store_next_program(
		store, act->server_id, act->target.summary.id, PROGRAM_HANGS, 0, &first);

	if (r != 0 || !first.pid)
		return r;
	r = store_advance_clock(store, GRACE_SECONDS);
	return r == 0 ? end_programs(store, act, PROGRAM_HANGS, EVENT_PROGRAM_KILLED) : r;
}

int session_end_programs(struct database *store, const struct session_act *act)
{
	int r = end_programs(store, act, PROGRAM_CLOSES, EVENT_PROGRAM_ENDED);

	return r == 0 ? end_hanging_programs(store, act) : r;
}

static int empty_console(struct database *store, const struct session_act *act)
{
	uint32_t id = act->target.summary.id;
	int r = store_delete_ports(store, act->server_id, id, NULL);

	return r == 0 ? store_vacate_session(store, act->server_id, id) : r;
}

static int remove_user(struct database *store, const struct session_act *act)
{
	int r = 0;

	if (*act->target.summary.user)
		r = session_record(store, act, EVENT_USER_LOGGED_OFF, NULL);
	/* what he had not seen was for him: the next at the console does not read it */
	return r == 0 ? store_delete_messages(store, act->server_id, act->target.summary.id) : r;
}

int session_delete(struct database *store, const struct session_act *act)
{
	int r = remove_user(store, act);

	if (r == 0)
		r = session_record(store, act, EVENT_SESSION_ENDED, NULL);
	return r == 0 ? store_delete_session(store, act->server_id, act->target.summary.id) : r;
}

int session_remove(struct database *store, const struct session_act *act)
{
	int r;

	if (!session_is_console(&act->target))
		return session_delete(store, act);
	r = remove_user(store, act);
	/* the console session is never deleted; it waits for the next user (Remote Desktop Sessions) */
	return r == 0 ? empty_console(store, act) : r;
}

int session_start_console(struct database *store, const struct session_act *act)
{
	struct session_act start = *act;
	struct session_row *console = &start.target;
	int r = store_take_session_id(store, act->server_id, &console->summary.id);

	*console->summary.user = '\0';
	if (r == 0)
		r = store_add_session(
			store, act->server_id, console->summary.id, console->winstation_id);
	if (r == 0)
		r = store_vacate_session(store, act->server_id, console->summary.id);
	return r == 0 ? session_record(store, &start, EVENT_SESSION_STARTED, console->summary.name)
		      : r;
}

int session_act_begin(struct database *store, const struct caller *caller, int64_t server_id,
	uint32_t id, struct session_act *ret_act)
{
	struct session_act act = {.caller = *caller, .server_id = server_id};
	struct session_row own;
	int r = store_get_session(store, server_id, id, &act.target);

	if (r == 0)
		r = store_get_session(store, caller->server_id, caller->session_id, &own);
	if (r != 0)
		return r;
	act.by = own.summary;
	*ret_act = act;
	return 0;
}

static int logoff_whole(struct database *store, const struct session_act *act)
{
	int r = session_may_logoff(store, &act->caller, act->server_id, &act->target);

	/* the command asks first, and speaks of resetting (docs/editions.md) */
	if (r == 0 && act->target.summary.state == SESSION_LISTEN)
		return session_reset_listener(store, act);
	if (r == 0)
		r = session_record(store, act, EVENT_LOGOFF_STARTED, NULL);
	if (r == 0)
		r = session_end_programs(store, act);
	return r == 0 ? session_remove(store, act) : r;
}

int session_logoff(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = logoff_whole(farm->store, &act);
	return r == 0 ? transaction_commit(&transaction) : r;
}
