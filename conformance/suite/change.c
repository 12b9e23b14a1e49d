#include "conformance/suite/change.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "base/yaml_text.h"
#include "conformance/suite/change_origin.h"
#include "conformance/suite/vocabulary.h"

const char *const change_kind_words[CHANGE_KIND_COUNT] = {
	[CHANGE_SESSION_ENDED] = "session-ended",
	[CHANGE_SESSION_STARTED] = "session-started",
	[CHANGE_STATE_CHANGED] = "state-changed",
	[CHANGE_USER_CHANGED] = "user-changed",
	[CHANGE_NAME_CHANGED] = "name-changed",
	[CHANGE_CLIENT_CHANGED] = "client-changed",
	[CHANGE_SESSION_CHANGED] = "session-changed",
	[CHANGE_PROGRAM_ENDED] = "program-ended",
	[CHANGE_PROGRAM_STARTED] = "program-started",
	[CHANGE_PROGRAM_CHANGED] = "program-changed",
	[CHANGE_WORK_LOST] = "work-lost",
	[CHANGE_MESSAGE_SENT] = "message-sent",
	[CHANGE_INBOX_CHANGED] = "inbox-changed",
	[CHANGE_PERMISSION_CHANGED] = "permission-changed",
	[CHANGE_WINSTATION_CHANGED] = "winstation-changed",
	[CHANGE_SERVER_CHANGED] = "server-changed",
	[CHANGE_ACCOUNT_CHANGED] = "account-changed",
	[CHANGE_CLOCK_CHANGED] = "clock-changed",
	[CHANGE_JOURNAL_CHANGED] = "journal-changed",
};

const char *change_kind_to_string(enum change_kind kind)
{
	assert(kind < CHANGE_KIND_COUNT);
	return change_kind_words[kind];
}

bool change_kind_from_string(const char *text, enum change_kind *ret_kind)
{
	int at = word_find(text, change_kind_words, CHANGE_KIND_COUNT);

	if (at < 0)
		return false;
	*ret_kind = (enum change_kind)at;
	return true;
}

/* What is told of it besides what it happened to is a text, and not what it became. */
static bool has_text(enum change_kind kind)
{
	return kind == CHANGE_MESSAGE_SENT;
}

void change_print(const struct change *change, struct text *to)
{
	text_printf(to, "%s %s", change_kind_words[change->kind], change->thing);
	if (change->to && has_text(change->kind)) {
		text_add(to, ": ");
		yaml_text_add(to, change->to);
	} else if (change->to) {
		text_printf(to, " to %s", change->to);
	}
}

void change_write(const struct change *change, struct text *to)
{
	text_printf(to, "{%s: ", change_kind_words[change->kind]);
	yaml_text_add(to, change->thing);
	if (change->to) {
		text_add(to, has_text(change->kind) ? ", text: " : ", to: ");
		yaml_text_add(to, change->to);
	}
	text_add_char(to, '}');
}

/* A thing is a path of names, longer than one; what cannot be folded is compared as it is. */
static bool same_text(const char *a, const char *b)
{
	char key_a[2048], key_b[2048];

	if (!name_fold(a, key_a, sizeof(key_a)) || !name_fold(b, key_b, sizeof(key_b)))
		return strcmp(a, b) == 0;
	return strcmp(key_a, key_b) == 0;
}

static bool same_to(enum change_kind kind, const char *a, const char *b)
{
	return has_text(kind) ? strcmp(a, b) == 0 : same_text(a, b);
}

static bool change_matches(const struct change *expected, const struct change *actual)
{
	return expected->kind == actual->kind && same_text(expected->thing, actual->thing) &&
	       (!expected->to || (actual->to && same_to(expected->kind, expected->to, actual->to)));
}

bool changes_have(const struct changes *changes, const struct change *actual)
{
	for (size_t i = 0; i < changes->count; i++)
		if (change_matches(&changes->items[i], actual))
			return true;
	return false;
}

static void add_change(struct arena *arena, struct changes *list, const struct change *change)
{
	struct change *at =
		list ? arena_append(arena, &list->items, list->count, sizeof(*at)) : NULL;

	if (at) {
		*at = *change;
		list->count++;
	}
}

/* Take the first change that is left and fits; false when there is none. */
static bool take_match(const struct change *expected, const struct changes *actual, bool *taken)
{
	for (size_t j = 0; j < actual->count; j++) {
		if (!taken[j] && change_matches(expected, &actual->items[j])) {
			taken[j] = true;
			return true;
		}
	}
	return false;
}

bool changes_match(const struct changes *expected, const struct changes *actual,
	struct arena *arena, struct changes *missing, struct changes *extra)
{
	bool *taken = arena_alloc(arena, actual->count + 1);
	bool matches = taken;

	/* who takes any `to` must leave the others theirs, and chooses last */
	for (int choosy = 1; taken && choosy >= 0; choosy--) {
		for (size_t i = 0; i < expected->count; i++) {
			const struct change *change = &expected->items[i];

			if ((change->to != NULL) != choosy || take_match(change, actual, taken))
				continue;
			matches = false;
			add_change(arena, missing, change);
		}
	}
	for (size_t j = 0; taken && j < actual->count; j++) {
		if (taken[j])
			continue;
		matches = false;
		add_change(arena, extra, &actual->items[j]);
	}
	return matches;
}

/* --- Reading --- */

/* What may stand beside the kind, and what does. */
struct change_words {
	const struct yaml_node *thing, *to, *text;
	const char *implied; /* the new value that the word of an event implies */
	bool has_unknown;    /* a kind that there is not, which was refused */
};

static void find_words(struct reader *reader, const struct yaml_node *node, struct change *change,
	struct change_words *words)
{
	enum change_kind kind;

	for (size_t i = 0; i < node->count; i++) {
		if (strcmp(node->keys[i]->text, "to") == 0)
			words->to = node->values[i];
		else if (strcmp(node->keys[i]->text, "text") == 0)
			words->text = node->values[i];
		else if (!vocabulary_read_change(reader, node->keys[i], &kind, &words->implied))
			words->has_unknown = true;
		else if (words->thing)
			reader_refuse(reader, node, NULL, "one entry holds one change");
		else
			words->thing = node->values[i], change->kind = kind;
	}
}

/* Where changes go, and the farm that they start from. */
struct changes_context {
	const struct change_origin *origin;
	struct changes *changes;
};

/* The entry's one key that is a kind; the other may be `to`, or the `text` of a message. */
static int read_change(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct changes_context *context = object;
	struct change_words words = {0};
	struct change change = {.line = node->line};
	const struct yaml_node *to;
	int r;

	if (!reader_is(reader, node, YAML_MAP))
		return 0;
	find_words(reader, node, &change, &words);
	if (!words.thing && words.has_unknown)
		return 0;
	if (!words.thing) {
		reader_refuse(reader, node, NULL, "the entry names no change");
		return 0;
	}
	if (words.text && !has_text(change.kind))
		reader_refuse(reader, words.text, NULL, "only 'message-sent' has a text");
	if (words.to && has_text(change.kind))
		reader_refuse(reader, words.to, NULL,
			"'message-sent' has no new value; use 'text' for the message");
	if (words.to && words.implied)
		reader_refuse(reader, words.to, NULL, "'to' does not go with the word of an event");
	to = has_text(change.kind) ? words.text : words.to;
	r = reader_text(reader, words.thing, &change.thing);
	if (r == 0)
		r = reader_text(reader, to, &change.to);
	if (words.implied)
		change.to = words.implied;
	if (r < 0 || !change.thing)
		return r;
	change_check(reader, &change, &(struct change_nodes){words.thing, to}, context->origin);
	add_change(reader->arena, context->changes, &change);
	return 0;
}

int changes_read(struct reader *reader, const struct yaml_node *node,
	const struct change_origin *origin, struct changes *ret_changes)
{
	struct changes_context context = {origin, ret_changes};

	if (node->kind == YAML_SCALAR && strcmp(node->text, "none") == 0)
		return 0;
	if (node->kind == YAML_LIST)
		return reader_each(reader, node, &context, read_change);
	if (node->kind == YAML_MAP)
		reader_refuse(reader, node, "none, or a list of changes",
			"expected a list of changes, found a map of keys");
	else
		reader_refuse(reader, node, "none, or a list of changes",
			"'%s' is not a list of changes", node->text);
	return 0;
}
