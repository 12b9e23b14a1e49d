/* When a session's client came and went, and since when its user does nothing. */
#include <errno.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "sim/farm_file/farm_file.h"

enum {
	SECONDS_PER_DAY = 24 * 60 * 60
};

/* "1h22m": so long before the farm's clock. */
static int read_idle(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session)
{
	char text[CALENDAR_SIZE];
	uint32_t span;
	int64_t now;
	int r;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	r = farm_time_parse_span(node->text, &span);
	if (r == -ERANGE) {
		reader_refuse(&farm->reader, node, NULL, "'%s' is longer than %d days", node->text,
			FARM_SPAN_MAX / SECONDS_PER_DAY);
		return 0;
	}
	if (r != 0) {
		reader_refuse(&farm->reader, node, "a span such as 5m, 1h22m or 1d53m",
			"'%s' is no span of time", node->text);
		return 0;
	}
	if (!calendar_parse(farm->snapshot->clock, CALENDAR_SQL, &now))
		return 0;
	calendar_print(now - span, CALENDAR_SQL, text);
	session->last_input = arena_copy(farm->reader.arena, text);
	return session->last_input ? 0 : -ENOMEM;
}

/* Times that a session of its state has not go silently, but not what the entry itself says. */
static void drop_times(struct session *session)
{
	if (session->state != SESSION_DISCONNECTED || !session->user)
		session->disconnect_time = NULL;
	if (!session->user)
		session->last_input = NULL;
}

void farm_refuse_session_times(struct farm_reader *farm, const struct session_keys *keys,
	const struct session *session)
{
	if (keys->disconnected && (session->state != SESSION_DISCONNECTED || !session->user))
		reader_refuse(&farm->reader, keys->disconnected, NULL,
			"session %u has no user who is disconnected", session->id);
	if ((keys->idle || keys->last_input) && !session->user)
		reader_refuse(&farm->reader, keys->idle ? keys->idle : keys->last_input, NULL,
			"session %u has no user who could be idle", session->id);
}

int farm_read_session_times(struct farm_reader *farm, const struct session_keys *keys,
	struct session *session)
{
	int r;

	drop_times(session);
	if (keys->idle && keys->last_input)
		reader_refuse(&farm->reader, keys->idle, NULL,
			"'idle' and 'last-input' say the same in two ways; give one of them");
	r = farm_read_time(farm, keys->connected, &session->connect_time);
	if (r == 0)
		r = farm_read_time(farm, keys->disconnected, &session->disconnect_time);
	if (r == 0)
		r = farm_read_time(farm, keys->last_input, &session->last_input);
	return r == 0 ? read_idle(farm, keys->idle, session) : r;
}
