#include "sim/session_times.h"

#include <stdio.h>

#include "base/calendar.h"

static void copy_time(char *to, const char *from)
{
	if (from)
		snprintf(to, FARM_TIME_BYTES, "%s", from);
}

/* The time, or the first of the others that there is. */
static void fill_time(char *time, const char *first, const char *second)
{
	if (!*time)
		copy_time(time, *first ? first : second);
}

static bool has_client(enum session_state state)
{
	return state == SESSION_ACTIVE || state == SESSION_CONNECTED ||
	       state == SESSION_CONNECTQUERY || state == SESSION_SHADOW;
}

/* A user at an active session works all the time, unless something else was recorded. Any other was last
 * heard of when the client went, or else when the user came. */
void session_resolve_times(struct session_info *session, const char *clock)
{
	session->input_is_recorded = *session->last_input;
	if (has_client(session->state))
		fill_time(session->connect_time, session->logon_time, clock);
	else if (*session->user)
		fill_time(session->connect_time, session->logon_time, "");
	if (!*session->user)
		return;
	if (session->state == SESSION_ACTIVE)
		fill_time(session->last_input, clock, "");
	else
		fill_time(session->last_input, session->disconnect_time, session->logon_time);
	if (session->state == SESSION_DISCONNECTED)
		fill_time(session->disconnect_time, session->logon_time, "");
}

void session_get_times(const struct snapshot *snapshot, const struct session *session,
	struct session_info *ret_times)
{
	struct session_info times = {.id = session->id, .state = session->state};

	if (session->user)
		snprintf(times.user, sizeof(times.user), "%s", session->user);
	copy_time(times.logon_time, session->logon_time);
	copy_time(times.connect_time, session->connect_time);
	copy_time(times.disconnect_time, session->disconnect_time);
	copy_time(times.last_input, session->last_input);
	session_resolve_times(&times, snapshot->clock);
	*ret_times = times;
}

uint32_t session_minutes(const char *from, const char *to)
{
	int64_t begin, end;

	if (!calendar_parse(from, CALENDAR_SQL, &begin) || !calendar_parse(to, CALENDAR_SQL, &end) ||
		end < begin)
		return 0;
	return (uint32_t)((end - begin) / 60);
}
