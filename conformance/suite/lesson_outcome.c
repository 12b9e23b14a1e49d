#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "conformance/suite/change_origin.h"
#include "conformance/suite/lesson.h"

enum {
	/* the longest line of a command prompt, and more */
	LINE_SIZE = 16 * 1024
};

struct outcome_keys {
	const struct yaml_node *changes, *besides, *passes_through, *in_order, *typed, *answer,
		*either;
};

static const struct reader_key outcome_keys[] = {
	{"changes", offsetof(struct outcome_keys, changes), false},
	{"besides", offsetof(struct outcome_keys, besides), false},
	{"passes-through", offsetof(struct outcome_keys, passes_through), false},
	{"in-order", offsetof(struct outcome_keys, in_order), false},
	{"typed", offsetof(struct outcome_keys, typed), false},
	{"answer", offsetof(struct outcome_keys, answer), false},
	{"either", offsetof(struct outcome_keys, either), false},
};

struct typed_keys {
	const struct yaml_node *contains, *matches, *exit;
};

static const struct reader_key typed_keys[] = {
	{"contains", offsetof(struct typed_keys, contains), false},
	{"matches", offsetof(struct typed_keys, matches), false},
	{"exit", offsetof(struct typed_keys, exit), false},
};

/* The key of an event is its kind, a vocabulary; `by` stands beside it. */
const struct reader_table lesson_outcome_tables[2] = {
	{"outcome", outcome_keys, ARRAY_SIZE(outcome_keys)},
	{"typed", typed_keys, ARRAY_SIZE(typed_keys)},
};

/* Where an outcome goes, and what its lesson has already. */
struct outcome_context {
	struct lesson *lesson;
	struct lesson_outcome *outcome;
	const struct outcome_keys *common; /* what stands beside `either` */
};

/* --- What was typed --- */

static int compile_pattern(
	struct reader *reader, const struct yaml_node *node, struct lesson_typed *typed)
{
	char reason[128];
	int r;

	if (!typed->matches)
		return 0;
	r = regcomp(&typed->regex, typed->matches, REG_EXTENDED | REG_NOSUB | REG_ICASE);
	if (r == 0)
		return 0;
	if (r == REG_ESPACE) {
		typed->matches = NULL;
		return -ENOMEM;
	}
	regerror(r, &typed->regex, reason, sizeof(reason));
	reader_refuse(reader, node, NULL, "not an extended regular expression: %s", reason);
	typed->matches = NULL;
	return 0;
}

static int read_typed(struct reader *reader, const struct yaml_node *node, void *object)
{
	static const char *const exits[] = {"zero", "non-zero"};
	struct lesson_outcome *outcome = ((struct outcome_context *)object)->outcome;
	struct typed_keys keys = {0};
	struct lesson_typed *typed;
	int exit = -1, compiled, r;

	if (!reader_keys(reader, node, typed_keys, ARRAY_SIZE(typed_keys), &keys))
		return 0;
	if (!keys.contains && !keys.matches)
		reader_refuse(reader, node, "contains or matches",
			"the entry has no condition on the typed line");
	typed = arena_append(reader->arena, &outcome->typed, outcome->typed_count, sizeof(*typed));
	if (!typed)
		return -ENOMEM;
	outcome->typed_count++;
	r = reader_text(reader, keys.contains, &typed->contains);
	if (r == 0)
		r = reader_text(reader, keys.matches, &typed->matches);
	if (r == 0)
		r = reader_word(reader, keys.exit, exits, ARRAY_SIZE(exits), &exit);
	if (exit >= 0)
		typed->exit = exit == 0 ? EXIT_WANT_ZERO : EXIT_WANT_NON_ZERO;
	compiled = compile_pattern(reader, keys.matches, typed);
	return r == 0 ? compiled : r;
}

static bool line_contains(const char *line, const char *text)
{
	char line_key[LINE_SIZE], text_key[LINE_SIZE];

	name_lower(line, line_key, sizeof(line_key));
	name_lower(text, text_key, sizeof(text_key));
	return strstr(line_key, text_key);
}

bool lesson_typed_holds(const struct lesson_typed *typed, const char *line, int status)
{
	if (typed->exit != EXIT_WANT_ANY && (typed->exit == EXIT_WANT_ZERO) != (status == 0))
		return false;
	if (typed->contains && !line_contains(line, typed->contains))
		return false;
	return !typed->matches || regexec(&typed->regex, line, 0, NULL, 0) == 0;
}

/* --- What happened, in order --- */

static int read_event(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct outcome_context *context = object;

	return lesson_event_read(reader, node, context->lesson, &context->outcome->in_order);
}

/* --- Answers --- */

static int read_answer(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct lesson_outcome *outcome = ((struct outcome_context *)object)->outcome;
	const char **at;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (!*node->text)
		reader_refuse(reader, node, NULL, "an answer is a text");
	at = arena_append(
		reader->arena, &outcome->answers, outcome->answer_count, sizeof(*outcome->answers));
	if (!at)
		return -ENOMEM;
	outcome->answer_count++;
	*at = "";
	return reader_text(reader, node, at);
}

/* --- Outcomes --- */

static int read_one(struct reader *reader, const struct yaml_node *node,
	const struct outcome_keys *keys, struct outcome_context *context)
{
	struct lesson_outcome *outcome = context->outcome;
	/* all are compared with the farm at the start of the lesson */
	const struct change_origin origin = {
		farms_snapshot(context->lesson->farm), &outcome->changes, true};
	size_t before = reader->problems->count;
	int r = 0;

	if (keys->changes)
		r = changes_read(reader, keys->changes, &origin, &outcome->changes);
	else
		reader_refuse(reader, node, NULL,
			"the key 'changes' is missing; 'changes: none' says that nothing is to "
			"happen");
	if (r == 0 && keys->besides)
		r = changes_read(reader, keys->besides, &origin, &outcome->besides);
	if (r == 0 && keys->passes_through)
		r = changes_read(reader, keys->passes_through, &origin, &outcome->passes_through);
	if (r == 0)
		r = reader_each(reader, keys->in_order, context, read_event);
	if (r == 0)
		r = reader_each(reader, keys->typed, context, read_typed);
	if (r == 0)
		r = reader_each(reader, keys->answer, context, read_answer);
	if (r == 0 && reader->problems->count == before && outcome->changes.count == 0 &&
		!outcome->passes_through.count && !outcome->typed_count && !outcome->answer_count)
		reader_refuse(reader, node,
			"'passes-through', 'typed' or 'answer' beside 'changes: none'",
			"the lesson is solved before anything is typed");
	return r;
}

/* What stands beside `either` holds for each alternative that does not say it itself. */
static void inherit_keys(struct outcome_keys *keys, const struct outcome_keys *common)
{
	if (!keys->changes)
		keys->changes = common->changes;
	if (!keys->besides)
		keys->besides = common->besides;
	if (!keys->passes_through)
		keys->passes_through = common->passes_through;
	if (!keys->in_order)
		keys->in_order = common->in_order;
	if (!keys->typed)
		keys->typed = common->typed;
	if (!keys->answer)
		keys->answer = common->answer;
}

static int read_outcome(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct outcome_context *context = object;
	struct lesson *lesson = context->lesson;
	struct outcome_keys keys = {0};

	if (!reader_keys(reader, node, outcome_keys, ARRAY_SIZE(outcome_keys), &keys))
		return 0;
	if (keys.either) {
		reader_refuse(reader, keys.either, NULL, "'either' cannot stand in itself");
		return 0;
	}
	inherit_keys(&keys, context->common);
	context->outcome = arena_append(
		reader->arena, &lesson->outcomes, lesson->outcome_count, sizeof(*lesson->outcomes));
	if (!context->outcome)
		return -ENOMEM;
	lesson->outcome_count++;
	return read_one(reader, node, &keys, context);
}

int lesson_outcomes_read(struct reader *reader, const struct yaml_node *node, struct lesson *lesson)
{
	struct outcome_keys common = {0};
	struct outcome_context context = {.lesson = lesson, .common = &common};

	if (!yaml_get(node, "either"))
		return read_outcome(reader, node, &context);
	if (!reader_keys(reader, node, outcome_keys, ARRAY_SIZE(outcome_keys), &common) ||
		!reader_is(reader, common.either, YAML_LIST))
		return 0;
	if (common.either->count == 0)
		reader_refuse(
			reader, common.either, NULL, "'either' is empty");
	return reader_each(reader, common.either, &context, read_outcome);
}
