#include <stdio.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/utf8.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"

/* Somebody who logs on, and what the server's sessions mean to him. */
struct logon {
	struct database *store;
	int64_t server_id;
	struct server_row server;
	const struct edition_rules *rules;
	struct winstation_row winstation;
	int64_t account_id;
	char account[NAME_BYTES];
	const char *client_name, *client_address;
	/* ids, -1 for none */
	int64_t waiting;      /* a session at the winstation that waits for a user */
	int64_t disconnected; /* of the account, and it may take it up again */
	int64_t active;       /* the same; another client shows it */
	int64_t taken_up;     /* one of these two */
	uint32_t free;        /* the lowest id from 1 that no session has */
	bool zero_is_taken;
	bool busy; /* the winstation takes one session, which does not wait */
};

static bool session_waits(const struct logon *logon, enum session_state state)
{
	/* a listener's connected sessions have clients of their own */
	return state == SESSION_IDLE ||
	       (state == SESSION_CONNECTED && logon->winstation.kind != WINSTATION_LISTENER);
}

/* A session of the winstation at which somebody logs on. */
static void survey_place(struct logon *logon, const struct session_info *session)
{
	if (session_waits(logon, session->state)) {
		if (logon->waiting < 0)
			logon->waiting = session->id;
		return;
	}
	if (logon->winstation.kind == WINSTATION_LISTENER)
		return;
	/* a line is free when its session is disconnected; the console's cannot be, unless it moves */
	logon->busy |=
		session->state != SESSION_DISCONNECTED ||
		(logon->winstation.kind == WINSTATION_CONSOLE && !logon->rules->console_moves);
}

/* Can the account take the session up, by what and where it is? */
static bool is_to_be_taken_up(const struct logon *logon, const struct session_info *session)
{
	bool at_console =
		session->kind == WINSTATION_CONSOLE || logon->winstation.kind == WINSTATION_CONSOLE;

	if (at_console && !logon->rules->console_moves)
		return false;
	if (session->state == SESSION_ACTIVE)
		return logon->rules->one_session_per_user;
	return session->state == SESSION_DISCONNECTED;
}

/* Q186566: with Guest Access one does not reconnect, and Connect is what User Access has more. */
static int survey_user(struct logon *logon, const struct session_detail *session)
{
	int64_t *found =
		session->info.state == SESSION_ACTIVE ? &logon->active : &logon->disconnected;
	bool allowed;
	int r;

	if (*found >= 0 || !is_to_be_taken_up(logon, &session->info) ||
		!name_equal(session->info.user, logon->account))
		return 0;
	r = permission_of_account(
		logon->store, session->winstation_id, logon->account_id, RIGHT_CONNECT, &allowed);
	if (r == 0 && allowed)
		*found = session->info.id;
	return r;
}

static int survey_session(void *context, const struct session_detail *session)
{
	struct logon *logon = context;

	logon->zero_is_taken |= session->info.id == 0;
	logon->free += session->info.id == logon->free;
	if (session->winstation_id == logon->winstation.id)
		survey_place(logon, &session->info);
	return survey_user(logon, session);
}

static bool is_client_text(const char *text, size_t longest)
{
	return !text || (utf8_is_valid(text) && utf8_length(text) <= longest);
}

static int check_right(const struct logon *logon)
{
	bool allowed;
	int r = permission_of_account(
		logon->store, logon->winstation.id, logon->account_id, RIGHT_LOGON, &allowed);

	return r != 0 || allowed ? r : WIN32_ERROR_LOGON_DISABLED;
}

static int logon_begin(struct logon *logon, const char *winstation, const char *account)
{
	int r = store_get_server(logon->store, logon->server_id, &logon->server);

	if (r == 0 && !logon->server.online)
		r = WIN32_ERROR_RPC_SERVER_UNAVAILABLE;
	if (r == 0)
		r = store_find_winstation(
			logon->store, logon->server_id, winstation, &logon->winstation);
	if (r == 0)
		r = store_find_account(logon->store, account, &logon->account_id, logon->account);
	if (r != 0)
		return r;
	logon->rules = edition_rules(logon->server.edition);
	/* nobody logs on where services run */
	if (logon->winstation.kind == WINSTATION_SERVICES)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	if (!is_client_text(logon->client_name, CLIENT_NAME_MAX) ||
		!is_client_text(logon->client_address, CLIENT_ADDRESS_MAX))
		return WIN32_ERROR_INVALID_PARAMETER;
	/* Q186504: disabled are the logons of clients */
	if (logon->server.logons == LOGONS_DISABLED && logon->winstation.kind != WINSTATION_CONSOLE)
		return WIN32_ERROR_LOGON_DISABLED;
	return check_right(logon);
}

/* Does a session or a winstation of the server bear the name? */
static int is_taken(const struct logon *logon, const char *name, bool *ret_taken)
{
	struct session_summary session;
	struct winstation_row winstation;
	int r = store_find_session(logon->store, logon->server_id, name, &session);

	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND)
		r = store_find_winstation(logon->store, logon->server_id, name, &winstation);
	if (r != 0 && r != WIN32_ERROR_WINSTATION_NOT_FOUND)
		return r;
	*ret_taken = r == 0;
	return 0;
}

/* "RDP-Tcp#3" for session 3, or the next number that is free. `ret_name` takes NAME_BYTES. */
static int number_name(const struct logon *logon, uint32_t id, char *ret_name)
{
	char name[NAME_BYTES + 16];
	bool taken = true;
	int r = 0;

	for (uint32_t number = id; taken && r == 0; number++) {
		if (logon->rules->first_connection >= 0)
			r = store_take_connection(logon->store, logon->winstation.id, &number);
		if (r != 0)
			return r;
		snprintf(name, sizeof(name), "%s#%u", logon->winstation.name, number);
		if (utf8_length(name) > WINSTATION_NAME_MAX)
			return WIN32_ERROR_WINSTATION_NAME_INVALID;
		r = is_taken(logon, name, &taken);
	}
	if (r == 0)
		snprintf(ret_name, NAME_BYTES, "%.*s", NAME_BYTES - 1, name);
	return r;
}

/* The id of a new session. */
static int find_new_id(const struct logon *logon, uint32_t *ret_id)
{
	bool is_console = logon->winstation.kind == WINSTATION_CONSOLE;

	if (logon->rules->ids_grow)
		return store_take_session_id(logon->store, logon->server_id, ret_id);
	*ret_id = is_console && !logon->zero_is_taken ? 0 : logon->free;
	return *ret_id > SESSION_ID_MAX ? WIN32_ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* Do only those come in who are here already? */
static bool is_drained(const struct logon *logon)
{
	return (logon->server.logons == LOGONS_DRAIN ||
		       logon->server.logons == LOGONS_DRAIN_UNTIL_RESTART) &&
	       logon->winstation.kind != WINSTATION_CONSOLE;
}

/* The session to be used: the account's, one that waits, or a new one. */
static int find_session(struct logon *logon, uint32_t *ret_id)
{
	int64_t id;

	if (logon->busy)
		return WIN32_ERROR_WINSTATION_BUSY;
	logon->taken_up = logon->disconnected >= 0 ? logon->disconnected : logon->active;
	id = logon->taken_up;
	if (id < 0 && is_drained(logon))
		return WIN32_ERROR_LOGON_DISABLED;
	if (id < 0)
		id = logon->waiting;
	if (id < 0)
		return find_new_id(logon, ret_id);
	if (id > SESSION_ID_MAX)
		return WIN32_ERROR_NOT_ENOUGH_MEMORY;
	*ret_id = (uint32_t)id;
	return 0;
}

/* What somebody who logs on does to his session, he does from it. */
static struct session_act act_upon(const struct logon *logon, uint32_t id)
{
	struct session_act act = {.caller = {.server_id = logon->server_id, .session_id = id},
		.server_id = logon->server_id};

	act.target.summary.id = id;
	act.target.kind = logon->winstation.kind;
	act.by.id = id;
	snprintf(act.by.user, sizeof(act.by.user), "%s", logon->account);
	return act;
}

static int start_session(const struct logon *logon, const struct session_act *act, const char *name)
{
	int r = store_add_session(
		logon->store, logon->server_id, act->target.summary.id, logon->winstation.id);

	return r == 0 ? session_record(logon->store, act, EVENT_SESSION_STARTED, name) : r;
}

/* The session that waited at a line, or a console, makes way for the one that is taken up again (Q186572).
 */
static int clear_place(const struct logon *logon)
{
	struct session_act act = act_upon(logon, (uint32_t)logon->waiting);

	act.caller.session_id = (uint32_t)logon->taken_up;
	if (logon->waiting < 0 || logon->winstation.kind == WINSTATION_LISTENER)
		return 0;
	return session_lose_client(logon->store, &act);
}

/* The account's session is shown here, and no longer where it was. */
static int take_up(const struct logon *logon, const struct attachment *attachment)
{
	struct session_act act = act_upon(logon, (uint32_t)logon->taken_up);
	bool was_active;
	int r = clear_place(logon);

	if (r == 0)
		r = store_get_session(
			logon->store, logon->server_id, (uint32_t)logon->taken_up, &act.target);
	if (r != 0)
		return r;
	was_active = act.target.summary.state == SESSION_ACTIVE;
	r = session_disconnect_client(logon->store, &act);
	if (r == 0)
		r = session_attach(logon->store, &act, attachment);
	return r == 0 && was_active && session_is_console(&act.target)
		       ? session_start_console(logon->store, &act)
		       : r;
}

static const char *or_null(const char *text)
{
	return text && *text ? text : NULL;
}

static int enter_session(const struct logon *logon, uint32_t id, const char *name)
{
	struct session_act act = act_upon(logon, id);
	struct attachment attachment = {.winstation_id = logon->winstation.id,
		.account_id = logon->account_id,
		.name = name,
		.client_name = or_null(logon->client_name),
		.client_address = or_null(logon->client_address)};
	int r = 0;

	if (logon->taken_up >= 0)
		return take_up(logon, &attachment);
	if (logon->waiting < 0)
		r = start_session(logon, &act, name);
	if (r != 0)
		return r;
	/* from here on somebody is logged on */
	act.target.summary = act.by;
	r = store_attach_session(logon->store, logon->server_id, id, &attachment);
	return r == 0 ? session_record(logon->store, &act, EVENT_USER_LOGGED_ON, NULL) : r;
}

static int log_on(struct logon *logon, uint32_t *ret_id)
{
	char name[NAME_BYTES];
	uint32_t id;
	int r = store_read_sessions(
		logon->store, logon->server_id, 0, SESSION_ID_MAX, survey_session, logon);

	if (r == 0)
		r = find_session(logon, &id);
	if (r != 0)
		return r;
	if (logon->winstation.kind == WINSTATION_LISTENER)
		r = number_name(logon, id, name);
	else
		snprintf(name, sizeof(name), "%s", logon->winstation.name);
	if (r == 0)
		r = enter_session(logon, id, name);
	if (r == 0)
		*ret_id = id;
	return r;
}

int session_logon(struct farm *farm, int64_t server_id, const char *winstation, const char *account,
	const char *client_name, const char *client_address, uint32_t *ret_id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct logon logon = {.store = farm->store,
		.server_id = server_id,
		.client_name = client_name,
		.client_address = client_address,
		.waiting = -1,
		.disconnected = -1,
		.active = -1,
		.taken_up = -1,
		.free = 1};
	uint32_t id = 0;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = logon_begin(&logon, winstation, account);
	if (r == 0)
		r = log_on(&logon, &id);
	if (r == 0)
		r = transaction_commit(&transaction);
	if (r == 0)
		*ret_id = id;
	return r;
}
