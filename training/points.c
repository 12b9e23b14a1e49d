#include "training/points.h"

#include <string.h>
#include <strings.h>

/* The part "WF12/12" of "WF12/12/letter.doc". */
static size_t subject_length(const char *thing)
{
	const char *slash = strchr(thing, '/');

	return slash ? (size_t)(slash - thing) + 1 + strcspn(slash + 1, "/") : strlen(thing);
}

static bool is_same_point(const struct change *a, const struct change *b)
{
	size_t length = subject_length(a->thing);

	return (a->kind == CHANGE_MESSAGE_SENT) == (b->kind == CHANGE_MESSAGE_SENT) &&
	       subject_length(b->thing) == length && strncasecmp(a->thing, b->thing, length) == 0;
}

static bool has_point(const struct change *changes, size_t count, const struct change *change)
{
	for (size_t i = 0; i < count; i++) {
		if (is_same_point(&changes[i], change))
			return true;
	}
	return false;
}

static void count_changes(const struct judgement *judgement, struct points *points)
{
	const struct changes *wanted = &judgement->outcome->changes;

	for (size_t i = 0; i < wanted->count; i++) {
		const struct change *change = &wanted->items[i];

		if (has_point(wanted->items, i, change))
			continue;
		points->count++;
		points->done +=
			!has_point(judgement->missing.items, judgement->missing.count, change);
	}
}

static void count_typed(
	const struct lesson_outcome *outcome, const struct actions *actions, struct points *points)
{
	for (size_t i = 0; i < outcome->typed_count; i++)
		points->done += judgement_is_typed(&outcome->typed[i], actions);
	points->count += outcome->typed_count;
}

struct points points_count(const struct judgement *judgement, const struct actions *actions)
{
	const struct lesson_outcome *outcome = judgement->outcome;
	struct points points = {0};

	count_changes(judgement, &points);
	count_typed(outcome, actions, &points);
	if (outcome->passes_through.count) {
		points.count++;
		points.done += !judgement->unpassed;
	}
	if (outcome->answer_count) {
		points.count++;
		points.done += !judgement->unanswered;
	}
	return points;
}
