#include "sim/wtsapi/notify.h"

#include <stdlib.h>
#include <string.h>

#include "sim/wtsapi/system.h"

enum {
	ERROR_OF_WINDOW = 1400,     /* ERROR_INVALID_WINDOW_HANDLE */
	BINDING_OF_NO_SERVICE = 1702 /* documented: RPC_S_INVALID_BINDING before the services have started */
};

/* --- Who is registered --- */

/* A window at one server, with its first flags: those of later registrations are ignored. */
struct registration {
	HWND window;
	int64_t server_id;
	bool is_here; /* at the own server, where alone sessions have windows */
	DWORD flags;
	uint32_t session; /* the window's */
	unsigned count;
	struct registration *next;
};

/* Within the lock, like the flag: is a thread watching? */
static struct registration *registrations;
static bool is_watched;

static struct registration **find_registration(HWND window, int64_t server_id)
{
	struct registration **at = &registrations;

	while (*at && ((*at)->window != window || (*at)->server_id != server_id))
		at = &(*at)->next;
	return at;
}

static void remove_registration(struct registration **at)
{
	struct registration *gone = *at;

	*at = gone->next;
	free(gone);
}

static bool add_registration(const struct registration *registration)
{
	struct registration **at;
	bool is_added = true;

	system_lock();
	at = find_registration(registration->window, registration->server_id);
	if (!*at) {
		*at = calloc(1, sizeof(**at));
		is_added = *at;
		if (is_added)
			**at = *registration;
	}
	if (is_added)
		(*at)->count++;
	system_unlock();
	return is_added;
}

static bool count_down_registration(HWND window, int64_t server_id)
{
	struct registration **at;
	bool is_known;

	system_lock();
	at = find_registration(window, server_id);
	is_known = *at;
	if (is_known && --(*at)->count == 0)
		remove_registration(at);
	system_unlock();
	return is_known;
}

/* --- Notices --- */

/* Windows that are gone are forgotten. */
static void post_notice(enum session_notice notice, uint32_t session)
{
	struct registration **at = &registrations;

	system_lock();
	while (*at) {
		const struct registration *to = *at;
		bool wants = to->is_here &&
			     (to->flags == NOTIFY_FOR_ALL_SESSIONS || to->session == session);

		if (wants && !notify_post(to->window, notice, session))
			remove_registration(at);
		else
			at = &(*at)->next;
	}
	system_unlock();
}

static bool is_at_console(const struct server *server, const struct session *session)
{
	const struct winstation *winstation = server_winstation(server, session->winstation);

	return winstation && winstation->kind == WINSTATION_CONSOLE;
}

static void tell_arrival(const struct server *server, const struct session *session, bool comes,
	bool logs_on)
{
	if (comes)
		post_notice(is_at_console(server, session) ? NOTICE_CONSOLE_CONNECT
							   : NOTICE_REMOTE_CONNECT,
			session->id);
	if (logs_on)
		post_notice(NOTICE_LOGON, session->id);
}

static void tell_departure(const struct server *server, const struct session *session,
	bool logs_off, bool goes)
{
	if (logs_off)
		post_notice(NOTICE_LOGOFF, session->id);
	if (goes)
		post_notice(is_at_console(server, session) ? NOTICE_CONSOLE_DISCONNECT
							   : NOTICE_REMOTE_DISCONNECT,
			session->id);
}

static bool is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* A session that was taken to another client left the one and came to the other. */
static void tell_change(const struct server *server_before, const struct session *before,
	const struct server *server, const struct session *now)
{
	bool was_there = session_is_connected(before), is_there = session_is_connected(now);
	bool moved = was_there && is_there && !is_same_text(before->name, now->name);
	bool is_other = !is_same_text(before->user, now->user) ||
			!is_same_text(before->logon_time, now->logon_time);

	tell_departure(server_before, before, is_other && before->user,
		was_there && (!is_there || moved));
	tell_arrival(server, now, is_there && (!was_there || moved), is_other && now->user);
}

bool notify_is_needed(void)
{
	bool is_needed;

	system_lock();
	is_needed = registrations;
	is_watched = is_needed;
	system_unlock();
	return is_needed;
}

void notify_windows(void *context, const struct server *before, const struct server *now)
{
	(void)context;
	for (size_t i = 0; i < before->session_count; i++) {
		const struct session *gone = &before->sessions[i];

		if (!server_session(now, gone->id))
			tell_departure(before, gone, gone->user, session_is_connected(gone));
	}
	for (size_t i = 0; i < now->session_count; i++) {
		const struct session *session = &now->sessions[i];
		const struct session *earlier = server_session(before, session->id);

		if (earlier)
			tell_change(before, earlier, now, session);
		else
			tell_arrival(now, session, session_is_connected(session), session->user);
	}
}

/* --- The functions --- */

static bool claim_watch(void)
{
	bool is_claimed;

	system_lock();
	is_claimed = !is_watched;
	is_watched = true;
	system_unlock();
	return is_claimed;
}

static void give_watch_up(struct session_watch *watch, int r)
{
	session_watch_free(watch, r);
	system_lock();
	is_watched = false;
	system_unlock();
}

/* One thread watches for all windows. It sees what happens from here on. */
static int start_watch(void)
{
	struct session_watch *watch;
	int r = WIN32_ERROR_NOT_ENOUGH_MEMORY;

	if (!claim_watch())
		return 0;
	watch = calloc(1, sizeof(*watch));
	if (watch)
		r = session_watch_begin(watch, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0 && !notify_start(watch))
		r = WIN32_ERROR_NOT_ENOUGH_MEMORY;
	if (r != 0)
		give_watch_up(watch, r);
	return r;
}

static int describe_registration(
	HANDLE server, HWND window, DWORD flags, struct registration *ret_registration)
{
	struct call call;
	int r = call_begin_look(&call, server);

	*ret_registration = (struct registration){
		.window = window,
		.server_id = call.server_id,
		.is_here = call.server_id == call.caller.server_id,
		.flags = flags,
		.session = call.caller.session_id,
	};
	if (r == 0 && !ret_registration->is_here && flags != NOTIFY_FOR_THIS_SESSION)
		r = WIN32_ERROR_INVALID_PARAMETER;
	call_end(&call, r);
	return r == CALL_SERVICE_NOT_ACTIVE ? BINDING_OF_NO_SERVICE : r;
}

static int register_window(HANDLE server, HWND window, DWORD flags)
{
	struct registration registration;
	int r;

	if (flags != NOTIFY_FOR_THIS_SESSION && flags != NOTIFY_FOR_ALL_SESSIONS)
		return WIN32_ERROR_INVALID_PARAMETER;
	if (!notify_is_window(window))
		return ERROR_OF_WINDOW;
	r = describe_registration(server, window, flags, &registration);
	if (r != 0)
		return r;
	if (!add_registration(&registration))
		return WIN32_ERROR_NOT_ENOUGH_MEMORY;
	r = start_watch();
	if (r != 0)
		count_down_registration(window, registration.server_id);
	return r;
}

static int unregister_window(HANDLE server, HWND window)
{
	struct registration registration;
	int r = describe_registration(server, window, NOTIFY_FOR_THIS_SESSION, &registration);

	if (r != 0)
		return r;
	return count_down_registration(window, registration.server_id)
		       ? 0
		       : WIN32_ERROR_INVALID_PARAMETER;
}

/* What succeeds leaves the last error alone. */
static BOOL answer_keeping(int r, uint32_t last_error)
{
	if (r == 0)
		system_set_last_error(last_error);
	return call_answer(r);
}

BOOL WINAPI WTSRegisterSessionNotificationEx(HANDLE server, HWND window, DWORD flags)
{
	uint32_t last_error = system_get_last_error();

	return answer_keeping(register_window(server, window, flags), last_error);
}

BOOL WINAPI WTSRegisterSessionNotification(HWND window, DWORD flags)
{
	return WTSRegisterSessionNotificationEx(WTS_CURRENT_SERVER_HANDLE, window, flags);
}

BOOL WINAPI WTSUnRegisterSessionNotificationEx(HANDLE server, HWND window)
{
	uint32_t last_error = system_get_last_error();

	return answer_keeping(unregister_window(server, window), last_error);
}

BOOL WINAPI WTSUnRegisterSessionNotification(HWND window)
{
	return WTSUnRegisterSessionNotificationEx(WTS_CURRENT_SERVER_HANDLE, window);
}
