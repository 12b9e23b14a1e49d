#include "sim/wtsapi/own_session.h"

#include <stdatomic.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/system.h"

enum {
	/* milliseconds between two looks */
	LOOK_PAUSE = 200,
	USUAL_GRACE = 5, /* seconds: HungAppTimeout of Windows */
	GRACE_MAX = 3600
};

/* --- Which session it is --- */

struct seat {
	char path[CALL_VARIABLE_BYTES];
	char server[HANDLE_NAME_BYTES], session[CALL_VARIABLE_BYTES];
};

/* That of the process, which does not change; empty: it was started in none. */
static struct seat own;
static struct system_file own_file;
static int64_t last_event;
static atomic_bool is_watched, has_ended;

static bool read_seat(struct seat *seat)
{
	return call_get_variable("TSFARM_DB", seat->path, sizeof(seat->path)) &&
	       call_get_variable("TSFARM_SERVER", seat->server, sizeof(seat->server)) &&
	       call_get_variable("TSFARM_SESSION", seat->session, sizeof(seat->session));
}

void own_session_load(void)
{
	if (!read_seat(&own))
		own = (struct seat){0};
}

/* A program that acts as others sets the environment itself. */
static bool is_in_own_seat(void)
{
	struct seat now = {0};

	return *own.path && read_seat(&now) && strcmp(now.path, own.path) == 0 &&
	       strcmp(now.server, own.server) == 0 && strcmp(now.session, own.session) == 0;
}

/* --- Has it ended? --- */

static int take_end(void *context, const struct event *event)
{
	unsigned long long id = 0;

	(void)context;
	last_event = event->number;
	word_to_number(own.session, SESSION_ID_MAX, &id);
	if (event->kind != EVENT_USER_LOGGED_OFF && event->kind != EVENT_SESSION_ENDED &&
		event->kind != EVENT_SESSION_RESET)
		return 0;
	return event->session == id && name_equal(event->server, own.server)
		       ? WIN32_ERROR_WINSTATION_NOT_FOUND
		       : 0;
}

/*
 * The journal tells of a session that ended although another one has its id by now. Of another farm, or of
 * one that is as it was before, it tells other things: there the session is looked for.
 */
static int read_ends(struct farm *farm)
{
	struct caller caller;
	unsigned long long id = 0;
	struct system_file file;
	int64_t last;
	int r = farm_get_last_event(farm, &last);

	if (r != 0)
		return r;
	if (last < last_event || !system_find_file(own.path, &file) ||
		!system_is_same_file(&file, &own_file)) {
		last_event = last;
		system_find_file(own.path, &own_file);
	}
	r = farm_read_events(farm, last_event, take_end, NULL);
	word_to_number(own.session, SESSION_ID_MAX, &id);
	return r == 0 ? caller_find(farm, own.server, (uint32_t)id, &caller) : r;
}

/* The farm is opened for this look alone: WTSCloseServer() has promised that it is closed. */
static bool session_is_over(void)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int r = farm_open(own.path, &farm);

	if (r == 0)
		r = farm_begin_look(farm);
	if (r == 0)
		r = read_ends(farm);
	return r == WIN32_ERROR_WINSTATION_NOT_FOUND;
}

/* A stamp may be older than the last change of its moment: after a change there are two looks. */
static void watch_session(void *context)
{
	struct system_stamp before = {{0}}, now;
	bool was_changed = true, is_changed, is_over = false;

	(void)context;
	while (!is_over) {
		system_sleep(LOOK_PAUSE);
		system_stamp_file(own.path, &now);
		is_changed = memcmp(&now, &before, sizeof(now)) != 0;
		if ((is_changed || was_changed) && is_in_own_seat())
			is_over = session_is_over();
		was_changed = is_changed;
		before = now;
	}
	own_session_end();
}

void own_session_watch(const struct call *call)
{
	if (atomic_load(&is_watched) || !is_in_own_seat())
		return;
	if (atomic_exchange(&is_watched, true))
		return;
	own_file = call->pooled->file;
	if (farm_get_last_event(call->farm, &last_event) != 0 ||
		!system_start_thread(watch_session, NULL))
		atomic_store(&is_watched, false);
}

void own_session_forked(void)
{
	atomic_store(&is_watched, false);
}

/* --- The end --- */

static unsigned get_grace(void)
{
	char value[CALL_VARIABLE_BYTES];
	unsigned long long seconds = USUAL_GRACE;

	if (call_get_variable("TSFARM_GRACE", value, sizeof(value)))
		word_to_number(value, GRACE_MAX, &seconds);
	return (unsigned)seconds * 1000;
}

static void end_process(void *context)
{
	(void)context;
	system_sleep(get_grace());
	system_end_process();
}

void own_session_end(void)
{
	if (is_in_own_seat() && !atomic_exchange(&has_ended, true))
		system_start_thread(end_process, NULL);
}
