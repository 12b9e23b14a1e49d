#include <errno.h>
#include <string.h>

#include "conformance/suite/lesson.h"
#include "conformance/suite/session_reference.h"
#include "conformance/suite/vocabulary.h"
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

/* The keys of an event: one is its kind. */
struct event_keys {
	const struct yaml_node *kind, *thing, *by, *to, *text;
};

static const struct yaml_node **find_key(struct event_keys *keys, const char *word)
{
	if (strcmp(word, "by") == 0)
		return &keys->by;
	if (strcmp(word, "to") == 0)
		return &keys->to;
	return strcmp(word, "text") == 0 ? &keys->text : NULL;
}

/* False when there is no event, or another problem. */
static bool find_keys(struct reader *reader, const struct yaml_node *node, struct event_keys *keys,
	enum event_kind *ret_kind)
{
	size_t before = reader->problems->count;

	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node **at = find_key(keys, node->keys[i]->text);

		if (at) {
			*at = node->values[i];
		} else if (keys->kind) {
			reader_refuse(reader, node, NULL, "one entry is one event");
		} else {
			keys->kind = node->keys[i];
			keys->thing = node->values[i];
		}
	}
	if (!keys->kind)
		reader_refuse(reader, node, NULL, "the entry names no event");
	else if (!vocabulary_read_event(reader, keys->kind, keys->to, ret_kind))
		return false;
	if (keys->text && *ret_kind != EVENT_MESSAGE_SENT)
		reader_refuse(reader, keys->text, NULL, "only 'message-sent' has a text");
	if (keys->to && keys->kind && event_kind_from_string(keys->kind->text, ret_kind))
		reader_refuse(reader, keys->to, NULL, "an event has no new value");
	return reader->problems->count == before;
}

/* The text of a message is a detail, like a document. */
static int read_text(
	struct reader *reader, const struct yaml_node *node, struct lesson_event *event)
{
	const char *text = NULL;
	int r = reader_text(reader, node, &text);

	if (r < 0 || !text)
		return r;
	event->thing = arena_printf(reader->arena, "%s/%s", event->thing, text);
	return event->thing ? 0 : -ENOMEM;
}

int lesson_event_read(struct reader *reader, const struct yaml_node *node,
	const struct lesson *lesson, struct lesson_events *events)
{
	struct event_keys keys = {0};
	struct lesson_event *event;
	enum event_kind kind = 0;
	int r;

	if (!reader_is(reader, node, YAML_MAP) || !find_keys(reader, node, &keys, &kind))
		return 0;
	event = arena_append(reader->arena, &events->items, events->count, sizeof(*event));
	if (!event)
		return -ENOMEM;
	events->count++;
	event->kind = kind;
	event->thing = "";
	r = read_thing(reader, keys.thing, event);
	if (r == 0)
		r = read_text(reader, keys.text, event);
	return r == 0 ? read_by(reader, keys.by, lesson, event) : r;
}
