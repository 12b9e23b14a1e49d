#include <errno.h>

#include "conformance/suite/change_origin.h"
#include "conformance/suite/lesson.h"

struct advice_keys {
	const struct yaml_node *when, *happened, *says;
};

const struct reader_key lesson_advice_keys[LESSON_ADVICE_KEY_COUNT] = {
	{"when", offsetof(struct advice_keys, when), false},
	{"happened", offsetof(struct advice_keys, happened), false},
	{"says", offsetof(struct advice_keys, says), true},
};

/* Where the events of a piece of advice go. */
struct advice_context {
	const struct lesson *lesson;
	struct lesson_advice *advice;
};

static int read_happened(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct advice_context *context = object;

	return lesson_event_read(reader, node, context->lesson, &context->advice->happened);
}

static int read_occasion(
	struct reader *reader, const struct advice_keys *keys, struct advice_context *context)
{
	const struct change_origin origin = {farms_snapshot(context->lesson->farm), NULL, true};
	int r = 0;

	if (keys->when && keys->when->kind == YAML_LIST && keys->when->count)
		r = changes_read(reader, keys->when, &origin, &context->advice->when);
	else if (keys->when)
		reader_refuse(
			reader, keys->when, "a list of changes", "'when' has no change");
	if (keys->happened && keys->happened->kind == YAML_LIST && !keys->happened->count)
		reader_refuse(
			reader, keys->happened, "a list of events", "'happened' is empty");
	return r == 0 ? reader_each(reader, keys->happened, context, read_happened) : r;
}

int lesson_advice_read(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct lesson *lesson = object;
	struct advice_keys keys = {0};
	struct lesson_advice *advice;
	int r;

	if (!reader_keys(reader, node, lesson_advice_keys, LESSON_ADVICE_KEY_COUNT, &keys))
		return 0;
	if (!keys.when && !keys.happened)
		reader_refuse(reader, node, NULL, "the advice has neither 'when' nor 'happened'");
	advice =
		arena_append(reader->arena, &lesson->advice, lesson->advice_count, sizeof(*advice));
	if (!advice)
		return -ENOMEM;
	lesson->advice_count++;
	advice->says = "";
	r = read_occasion(reader, &keys, &(struct advice_context){lesson, advice});
	return r == 0 ? lesson_said_read(reader, keys.says, &advice->says) : r;
}
