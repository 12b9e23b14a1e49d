#include <errno.h>
#include <string.h>

#include "conformance/suite/lesson.h"
#include "conformance/suite/session_reference.h"
#include "sim/words.h"

/* "WF12/12", or with a detail behind it. */
static int read_thing(
	struct reader *reader, const struct yaml_node *node, struct lesson_event *event)
{
	const char *slash;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	slash = strchr(node->text, '/');
	if (!slash || slash == node->text || strspn(slash + 1, "0123456789") == 0)
		reader_refuse(reader, node, "SERVER/SESSION or SERVER/SESSION/DETAIL",
			"'%s' names no session", node->text);
	return reader_text(reader, node, &event->thing);
}

static int read_by(struct reader *reader, const struct yaml_node *node, const struct lesson *lesson,
	struct lesson_event *event)
{
	const char *server;
	uint32_t session;
	int r = node ? session_reference_read(reader, node, lesson->farm, &server, &session) : 0;

	return r == 0 ? reader_text(reader, node, &event->by) : r;
}

/* Which of the keys is the event, and which says who did it; false when there is no event. */
static bool find_keys(struct reader *reader, const struct yaml_node *node,
	enum event_kind *ret_kind, const struct yaml_node **ret_thing,
	const struct yaml_node **ret_by)
{
	for (size_t i = 0; i < node->count; i++) {
		const char *key = node->keys[i]->text;

		if (strcmp(key, "by") == 0)
			*ret_by = node->values[i];
		else if (!event_kind_from_string(key, ret_kind))
			reader_refuse_word(reader, node->keys[i], "kind of event", key,
				event_kind_words, EVENT_KIND_COUNT);
		else if (*ret_thing)
			reader_refuse(reader, node, NULL, "one entry is one event");
		else
			*ret_thing = node->values[i];
	}
	if (!*ret_thing)
		reader_refuse(reader, node, NULL, "the entry names no event");
	return *ret_thing;
}

int lesson_event_read(struct reader *reader, const struct yaml_node *node,
	const struct lesson *lesson, struct lesson_events *events)
{
	const struct yaml_node *thing = NULL, *by = NULL;
	struct lesson_event *event;
	enum event_kind kind = 0;
	int r;

	if (!reader_is(reader, node, YAML_MAP) || !find_keys(reader, node, &kind, &thing, &by))
		return 0;
	event = arena_append(reader->arena, &events->items, events->count, sizeof(*event));
	if (!event)
		return -ENOMEM;
	events->count++;
	event->kind = kind;
	event->thing = "";
	r = read_thing(reader, thing, event);
	return r == 0 ? read_by(reader, by, lesson, event) : r;
}
