#include "conformance/suite/vocabulary.h"

#include <strings.h>

#include "base/macros.h"
#include "sim/words.h"

const struct vocabulary_row vocabulary[VOCABULARY_COUNT] = {
	{EVENT_USER_LOGGED_OFF, CHANGE_USER_CHANGED, "none"},
	{EVENT_SESSION_CONNECTED, CHANGE_STATE_CHANGED, "active"},
	{EVENT_SESSION_DISCONNECTED, CHANGE_STATE_CHANGED, "disconnected"},
};

/* --- In a list of changes --- */

/* Events without a change of their own: how the farm differs afterwards has other words. */
static const char *change_after(enum event_kind kind)
{
	if (kind == EVENT_PROGRAM_KILLED)
		return "program-ended";
	if (kind == EVENT_USER_LOGGED_ON)
		return "user-changed";
	return "session-ended";
}

bool vocabulary_read_change(struct reader *reader, const struct yaml_node *node,
	enum change_kind *ret_kind, const char **ret_to)
{
	enum event_kind event;

	if (change_kind_from_string(node->text, ret_kind))
		return true;
	if (!event_kind_from_string(node->text, &event)) {
		reader_refuse_word(reader, node, "kind of change", node->text, change_kind_words,
			CHANGE_KIND_COUNT);
		return false;
	}
	for (size_t i = 0; i < VOCABULARY_COUNT; i++) {
		if (vocabulary[i].event != event)
			continue;
		*ret_kind = vocabulary[i].change;
		*ret_to = vocabulary[i].to;
		return true;
	}
	reader_refuse(reader, node, NULL,
		"'%s' is an event, which the key 'in-order' of a lesson lists; the change is '%s'",
		node->text, change_after(event));
	return false;
}

/* --- In a list of events --- */

static bool has_value(const struct yaml_node *to, const char *value)
{
	return to && to->kind == YAML_SCALAR && strcasecmp(to->text, value) == 0;
}

static void refuse_value(
	struct reader *reader, const struct yaml_node *node, enum change_kind change)
{
	if (change == CHANGE_STATE_CHANGED)
		reader_refuse(reader, node, "to: active or to: disconnected",
			"the journal records no other changes of a state");
	else
		reader_refuse(reader, node, "to: none, or the event 'user-logged-on'",
			"the journal records who logs on as another event");
}

bool vocabulary_read_event(struct reader *reader, const struct yaml_node *node,
	const struct yaml_node *to, enum event_kind *ret_kind)
{
	enum change_kind change;
	bool is_known = false;

	if (event_kind_from_string(node->text, ret_kind))
		return true;
	if (!change_kind_from_string(node->text, &change)) {
		reader_refuse_word(reader, node, "kind of event", node->text, event_kind_words,
			EVENT_KIND_COUNT);
		return false;
	}
	for (size_t i = 0; i < VOCABULARY_COUNT; i++) {
		is_known = is_known || vocabulary[i].change == change;
		if (vocabulary[i].change == change && has_value(to, vocabulary[i].to)) {
			*ret_kind = vocabulary[i].event;
			return true;
		}
	}
	if (is_known)
		refuse_value(reader, node, change);
	else
		reader_refuse(reader, node, NULL,
			"'%s' is a change, which 'changes' lists; the journal has no such event",
			node->text);
	return false;
}
