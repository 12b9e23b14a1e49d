#include "conformance/suite/change.h"

#include <errno.h>

#include "base/macros.h"

static const char *or_none(const char *text)
{
	return text ? text : "none";
}

/* Where the events of a farm go. */
struct journal {
	struct arena *arena;
	struct farm_state *state;
};

static const struct {
	enum event_kind event;
	enum change_kind change;
	bool names_detail; /* is the detail part of the thing, or what it became? */
} telling[] = {
	{EVENT_WORK_LOST, CHANGE_WORK_LOST, true},
	{EVENT_MESSAGE_SENT, CHANGE_MESSAGE_SENT, false},
};

static int change_of_event(
	struct arena *arena, const struct event *event, struct change **ret_change)
{
	for (size_t i = 0; i < ARRAY_SIZE(telling); i++) {
		bool detail = telling[i].names_detail && event->detail;
		struct change *change;

		if (telling[i].event != event->kind)
			continue;
		change = arena_alloc(arena, sizeof(*change));
		if (!change)
			return -ENOMEM;
		change->kind = telling[i].change;
		change->to = telling[i].names_detail ? NULL : arena_copy(arena, event->detail);
		change->thing = arena_printf(arena, "%s/%u%s%s", event->server, event->session,
			detail ? "/" : "", detail ? event->detail : "");
		*ret_change = change;
		return change->thing && (change->to || telling[i].names_detail || !event->detail)
			       ? 0
			       : -ENOMEM;
	}
	return 0;
}

static int copy_of_event(
	struct arena *arena, const struct event *event, const struct event **ret_copy)
{
	struct event *copy = arena_alloc(arena, sizeof(*copy));
	const char **texts[] = {&copy->at, &copy->server, &copy->user, &copy->detail,
		&copy->by_server, &copy->by_user};

	if (!copy)
		return -ENOMEM;
	*copy = *event;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		const char *text = arena_copy(arena, *texts[i]);

		if (*texts[i] && !text)
			return -ENOMEM;
		*texts[i] = text;
	}
	*ret_copy = copy;
	return 0;
}

static int inbox_event_of(
	struct arena *arena, const struct event *event, const struct event **ret_event)
{
	static const enum event_kind kinds[] = {
		EVENT_MESSAGE_SENT, EVENT_USER_LOGGED_OFF, EVENT_SESSION_ENDED};

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (event->kind == kinds[i])
			return copy_of_event(arena, event, ret_event);
	}
	return 0;
}

static int take_event(void *context, const struct event *event)
{
	struct journal *journal = context;
	struct farm_state *state = journal->state;
	const char **line =
		arena_append(journal->arena, &state->events, state->event_count, sizeof(*line));
	struct change **change = arena_append(
		journal->arena, &state->event_changes, state->event_count, sizeof(*change));
	const struct event **inbox_event = arena_append(
		journal->arena, &state->inbox_events, state->event_count, sizeof(*inbox_event));
	int r;

	if (!line || !change || !inbox_event)
		return -ENOMEM;
	*line = arena_printf(journal->arena, "%lld %s %s %s/%u %s %s %s/%u %s",
		(long long)event->number, event->at, event_kind_to_string(event->kind),
		event->server, event->session, or_none(event->user), or_none(event->detail),
		event->by_server, event->by_session, or_none(event->by_user));
	if (!*line)
		return -ENOMEM;
	state->event_count++;
	r = change_of_event(journal->arena, event, change);
	return r == 0 ? inbox_event_of(journal->arena, event, inbox_event) : r;
}

int farm_state_read(struct farm *farm, struct arena *arena, struct snapshot **ret_snapshot,
	struct farm_state *ret_state)
{
	struct farm_state state = {0};
	struct journal journal = {arena, &state};
	int r = farm_read_events(farm, 0, take_event, &journal);

	if (r == 0)
		r = farm_read(farm, NULL, ret_snapshot);
	if (r != 0)
		return r;
	state.snapshot = *ret_snapshot;
	*ret_state = state;
	return 0;
}
