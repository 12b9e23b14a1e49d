#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/text.h"
#include "training/classroom.h"

/* Learners have the lessons of the course in its order, and then their own. */
static struct class_lesson *find_lesson(
	struct classroom *classroom, const struct learner_lesson *lesson)
{
	struct class_lesson *at;

	for (size_t i = 0; i < classroom->lesson_count; i++) {
		if (strcmp(classroom->lessons[i].id, lesson->id) == 0)
			return &classroom->lessons[i];
	}
	at = arena_append(classroom->arena, &classroom->lessons, classroom->lesson_count,
		sizeof(*classroom->lessons));
	if (at) {
		*at = (struct class_lesson){.id = lesson->id, .lesson = lesson->lesson};
		classroom->lesson_count++;
	}
	return at;
}

static int add_lesson(struct classroom *classroom, const struct class_learner *learner,
	const struct learner_lesson *lesson)
{
	struct class_lesson *sum = find_lesson(classroom, lesson);

	if (!sum)
		return -ENOMEM;
	sum->begun += lesson->begun;
	sum->solved += lesson->solved;
	sum->stuck += learner->is_stuck && learner->now == lesson;
	sum->tally.attempts += lesson->tally.attempts;
	sum->tally.mistakes += lesson->tally.mistakes;
	sum->tally.hints += lesson->tally.hints;
	sum->tally.seconds += lesson->tally.seconds;
	return 0;
}

static void keep_begun(struct classroom *classroom)
{
	size_t kept = 0;

	for (size_t i = 0; i < classroom->lesson_count; i++) {
		if (classroom->lessons[i].begun)
			classroom->lessons[kept++] = classroom->lessons[i];
	}
	classroom->lesson_count = kept;
}

int classroom_sum_lessons(struct classroom *classroom)
{
	int r = 0;

	for (size_t i = 0; i < classroom->count; i++) {
		const struct class_learner *learner = &classroom->learners[i];

		for (size_t j = 0; j < learner->lesson_count && r == 0; j++)
			r = add_lesson(classroom, learner, &learner->lessons[j]);
	}
	keep_begun(classroom);
	return r;
}

void tally_add_mean(struct text *to, size_t sum, size_t count)
{
	size_t tenths = count ? (sum * 10 + count / 2) / count : 0;

	text_printf(to, "%zu.%zu", tenths / 10, tenths % 10);
}
