/* Waiting until something happens to the sessions of a server. */
#include <stdbool.h>
#include <string.h>

#include "base/macros.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/session_watch.h"
#include "sim/wtsapi/system.h"

/* --- What happened between two looks --- */

static bool same_name(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static DWORD events_of_new(const struct session *now)
{
	return WTS_EVENT_CREATE | (session_is_connected(now) ? WTS_EVENT_CONNECT : 0) |
	       (now->user ? WTS_EVENT_LOGON : 0);
}

static DWORD events_of_gone(const struct session *before)
{
	return WTS_EVENT_DELETE | (session_is_connected(before) ? WTS_EVENT_DISCONNECT : 0) |
	       (before->user ? WTS_EVENT_LOGOFF : 0);
}

static DWORD events_between(const struct session *before, const struct session *now)
{
	DWORD events = 0;

	if (before->state != now->state)
		events |= WTS_EVENT_STATECHANGE;
	if (before->name && now->name && !same_name(before->name, now->name))
		events |= WTS_EVENT_RENAME;
	if (!session_is_connected(before) && session_is_connected(now))
		events |= WTS_EVENT_CONNECT;
	if (session_is_connected(before) && !session_is_connected(now))
		events |= WTS_EVENT_DISCONNECT;
	if (!same_name(before->user, now->user))
		events |= (before->user ? WTS_EVENT_LOGOFF : 0) | (now->user ? WTS_EVENT_LOGON : 0);
	return events;
}

static DWORD events_of_server(const struct server *before, const struct server *now)
{
	DWORD events = 0;

	for (size_t i = 0; i < now->session_count; i++) {
		const struct session *session = &now->sessions[i];
		const struct session *earlier = server_session(before, session->id);

		events |= earlier ? events_between(earlier, session) : events_of_new(session);
	}
	for (size_t i = 0; i < before->session_count; i++) {
		if (!server_session(now, before->sessions[i].id))
			events |= events_of_gone(&before->sessions[i]);
	}
	return events;
}

/* --- Waiting --- */

struct waiting {
	struct session_watch watch;
	DWORD mask, events;
};

static void waiting_deinit(struct waiting *waiting)
{
	session_watch_deinit(&waiting->watch);
}

static void take_events(void *context, const struct server *before, const struct server *now)
{
	struct waiting *waiting = context;

	waiting->events = events_of_server(before, now) & waiting->mask;
}

/* One turn. `*ret_over`: what was waited for has come, or nobody is to wait any more. */
static int turn_waiting(struct waiting *waiting, HANDLE server, unsigned before, bool *ret_over)
{
	unsigned flushes;
	int r;

	if (!handle_get_flushes(server, &flushes))
		return WIN32_ERROR_INVALID_HANDLE;
	r = session_watch_look(&waiting->watch, take_events, waiting);
	*ret_over = waiting->events || flushes != before;
	return r;
}

BOOL WINAPI WTSWaitSystemEvent(HANDLE server, DWORD mask, DWORD *ret_events)
{
	cleanup(waiting_deinit) struct waiting waiting = {.mask = mask};
	unsigned flushes = 0;
	bool over = false;
	int r;

	if (mask == WTS_EVENT_FLUSH)
		return call_answer(handle_flush(server) ? 0 : WIN32_ERROR_INVALID_HANDLE);
	if (!mask || mask & WTS_EVENT_FLUSH || !ret_events)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = session_watch_begin(&waiting.watch, server);
	if (r == 0 && !handle_get_flushes(server, &flushes))
		r = WIN32_ERROR_INVALID_HANDLE;
	while (r == 0 && !over) {
		r = turn_waiting(&waiting, server, flushes, &over);
		if (r == 0 && !over)
			system_sleep(SESSION_WATCH_PAUSE);
	}
	if (r == 0)
		*ret_events = waiting.events;
	return call_end(&waiting.watch.call, r);
}
