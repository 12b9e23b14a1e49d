/* Waiting until something happens to the sessions of a server. */
#include <stdbool.h>
#include <string.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/system.h"

enum {
	/* how long it takes at most until a change is seen, in milliseconds */
	PAUSE = 20
};

/* --- What happened between two looks --- */

/* Is a client there? Whoever logs on at the console, or at a client that was there, connects nothing. */
static bool is_connected(const struct session *session)
{
	return session->state == SESSION_ACTIVE || session->state == SESSION_CONNECTED ||
	       session->state == SESSION_SHADOW;
}

static bool same_name(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static DWORD events_of_new(const struct session *now)
{
	return WTS_EVENT_CREATE | (is_connected(now) ? WTS_EVENT_CONNECT : 0) |
	       (now->user ? WTS_EVENT_LOGON : 0);
}

static DWORD events_of_gone(const struct session *before)
{
	return WTS_EVENT_DELETE | (is_connected(before) ? WTS_EVENT_DISCONNECT : 0) |
	       (before->user ? WTS_EVENT_LOGOFF : 0);
}

static DWORD events_between(const struct session *before, const struct session *now)
{
	DWORD events = 0;

	if (before->state != now->state)
		events |= WTS_EVENT_STATECHANGE;
	if (before->name && now->name && !same_name(before->name, now->name))
		events |= WTS_EVENT_RENAME;
	if (!is_connected(before) && is_connected(now))
		events |= WTS_EVENT_CONNECT;
	if (is_connected(before) && !is_connected(now))
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

struct watch {
	struct call call;
	HANDLE handle;
	DWORD mask, events;
	unsigned flushes;
	struct system_file file;
	uint32_t change;
	struct snapshot *before;
	char path[CALL_VARIABLE_BYTES];
};

static void watch_deinit(struct watch *watch)
{
	snapshot_free(watch->before);
}

static int begin_watch(struct watch *watch)
{
	int r = call_begin(&watch->call, watch->handle);

	if (r != 0)
		return r;
	call_get_variable("TSFARM_DB", watch->path, sizeof(watch->path));
	watch->file = watch->call.pooled->file;
	if (!handle_get_flushes(watch->handle, &watch->flushes))
		return WIN32_ERROR_INVALID_HANDLE;
	r = farm_get_change(watch->call.farm, &watch->change);
	return r == 0 ? farm_read(watch->call.farm, watch->call.server, &watch->before) : r;
}

/* See what became of the sessions. */
static int look_at_journal(struct watch *watch)
{
	struct snapshot *now;
	int r = farm_read(watch->call.farm, watch->call.server, &now);

	if (r != 0)
		return r;
	watch->events =
		events_of_server(&watch->before->servers[0], &now->servers[0]) & watch->mask;
	snapshot_free(watch->before);
	watch->before = now;
	return 0;
}

/*
 * Another farm is in the place of this one: look at that. What is still open must not be read, for
 * SQLite would take the journal of the new file for one of the old.
 */
static int look_anew(struct watch *watch)
{
	int r = call_reopen(&watch->call);

	if (r == 0)
		r = farm_get_change(watch->call.farm, &watch->change);
	return r == 0 ? look_at_journal(watch) : r;
}

/* Look, if somebody changed the farm. */
static int look_at_changes(struct watch *watch)
{
	uint32_t change;
	int r = farm_get_change(watch->call.farm, &change);

	if (r != 0 || change == watch->change)
		return r;
	watch->change = change;
	return look_at_journal(watch);
}

/* One turn. `*ret_over`: what was waited for has come, or nobody is to wait any more. */
static int turn_watch(struct watch *watch, bool *ret_over)
{
	struct system_file file;
	unsigned flushes;
	int r;

	if (!handle_get_flushes(watch->handle, &flushes))
		return WIN32_ERROR_INVALID_HANDLE;
	if (!system_find_file(watch->path, &file))
		return WIN32_ERROR_FILE_NOT_FOUND;
	r = system_is_same_file(&file, &watch->file) ? look_at_changes(watch) : look_anew(watch);
	watch->file = file;
	*ret_over = watch->events || flushes != watch->flushes;
	return r;
}

BOOL WINAPI WTSWaitSystemEvent(HANDLE server, DWORD mask, DWORD *ret_events)
{
	cleanup(watch_deinit) struct watch watch = {.handle = server, .mask = mask};
	bool over = false;
	int r;

	if (mask == WTS_EVENT_FLUSH)
		return call_answer(handle_flush(server) ? 0 : WIN32_ERROR_INVALID_HANDLE);
	if (!mask || mask & WTS_EVENT_FLUSH || !ret_events)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = begin_watch(&watch);
	while (r == 0 && !over) {
		r = turn_watch(&watch, &over);
		if (r == 0 && !over)
			system_sleep(PAUSE);
	}
	if (r == 0)
		*ret_events = watch.events;
	return call_end(&watch.call, r);
}
