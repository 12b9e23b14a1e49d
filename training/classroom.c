#include "training/classroom.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "training/messages.h"

#define ENDING ".progress"

/* --- One learner --- */

static struct learner_lesson *find_lesson(const struct class_learner *learner, const char *id)
{
	for (size_t i = 0; i < learner->lesson_count; i++) {
		if (strcmp(learner->lessons[i].id, id) == 0)
			return &learner->lessons[i];
	}
	return NULL;
}

static struct learner_lesson *add_lesson(struct class_learner *learner, struct arena *arena,
	const char *id, const struct lesson *lesson)
{
	struct learner_lesson *at =
		arena_append(arena, &learner->lessons, learner->lesson_count, sizeof(*at));

	if (at) {
		*at = (struct learner_lesson){.id = id, .lesson = lesson};
		learner->lesson_count++;
	}
	return at;
}

/* All of the course, and what was learned besides. */
static int add_lessons(struct class_learner *learner, const struct progress *progress,
	const struct course *course, struct arena *arena)
{
	for (size_t i = 0; i < course->count; i++) {
		if (!add_lesson(learner, arena, course->lessons[i]->id, course->lessons[i]))
			return -ENOMEM;
	}
	for (size_t i = 0; i < progress->count; i++) {
		const char *id = arena_copy(arena, progress->events[i].lesson);

		if (!id || (!find_lesson(learner, id) && !add_lesson(learner, arena, id, NULL)))
			return -ENOMEM;
	}
	return 0;
}

static void tally_event(struct tally *tally, enum progress_kind kind, int64_t seconds)
{
	tally->attempts += kind == PROGRESS_TYPED || kind == PROGRESS_ANSWERED;
	tally->mistakes += kind == PROGRESS_WRONG;
	tally->hints += kind == PROGRESS_HINT;
	tally->seconds += seconds;
}

/* The time from one event to the next, when somebody sat there: between lessons he need not. */
static int64_t active_seconds(
	const struct progress_event *before, const struct progress_event *event)
{
	int64_t seconds = event->at - before->at;
	bool begins = event->kind == PROGRESS_STARTED || event->kind == PROGRESS_RESUMED;

	return begins || seconds < 0 || seconds > CLASSROOM_IDLE ? 0 : seconds;
}

static void count_event(struct class_learner *learner, const struct progress *progress, size_t at)
{
	const struct progress_event *event = &progress->events[at];
	struct learner_lesson *lesson = find_lesson(learner, event->lesson);
	int64_t seconds = at ? active_seconds(event - 1, event) : 0;
	size_t attempts = lesson->tally.attempts;

	lesson->begun = true;
	tally_event(&lesson->tally, event->kind, seconds);
	tally_event(&learner->all, event->kind, seconds);
	lesson->fruitless += lesson->tally.attempts - attempts;
	if (event->kind == PROGRESS_REACHED || event->kind == PROGRESS_PASSED ||
		event->kind == PROGRESS_SOLVED)
		lesson->fruitless = 0;
	if (event->kind == PROGRESS_SOLVED && !lesson->solved) {
		lesson->solved = true;
		learner->solved += lesson->lesson != NULL;
		learner->solved_besides += lesson->lesson == NULL;
	}
	learner->now = lesson;
	learner->last = event->at;
	learner->has_left = event->kind == PROGRESS_LEFT || event->kind == PROGRESS_SKIPPED;
}

/* What tells an instructor where somebody goes wrong. */
static bool is_telling(enum progress_kind kind)
{
	return kind == PROGRESS_TYPED || kind == PROGRESS_ANSWERED || kind == PROGRESS_WRONG ||
	       kind == PROGRESS_UNDONE || kind == PROGRESS_REACHED || kind == PROGRESS_HINT ||
	       kind == PROGRESS_RESTARTED;
}

static int keep_recent(
	struct class_learner *learner, const struct progress *progress, struct arena *arena)
{
	size_t from = progress->count, found = 0;

	while (learner->now && from > 0 && found < CLASSROOM_RECENT) {
		const struct progress_event *event = &progress->events[--from];

		found += is_telling(event->kind) && strcmp(event->lesson, learner->now->id) == 0;
	}
	learner->recent = arena_alloc(arena, (found + 1) * sizeof(*learner->recent));
	for (size_t i = from; learner->recent && learner->recent_count < found; i++) {
		struct progress_event event = progress->events[i];

		if (!is_telling(event.kind) || strcmp(event.lesson, learner->now->id) != 0)
			continue;
		event.lesson = learner->now->id;
		event.text = arena_copy(arena, event.text);
		if (!event.text)
			return -ENOMEM;
		learner->recent[learner->recent_count++] = event;
	}
	return learner->recent ? 0 : -ENOMEM;
}

static int keep_latest(
	struct class_learner *learner, const struct progress *progress, struct arena *arena)
{
	size_t count = progress->count < CLASSROOM_LATEST ? progress->count : CLASSROOM_LATEST;

	learner->latest = arena_alloc(arena, (count + 1) * sizeof(*learner->latest));
	if (!learner->latest)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++) {
		struct progress_event event = progress->events[progress->count - count + i];

		event.lesson = find_lesson(learner, event.lesson)->id;
		event.text = arena_copy(arena, event.text);
		if (!event.text)
			return -ENOMEM;
		learner->latest[learner->latest_count++] = event;
	}
	return 0;
}

int class_learner_add_up(struct class_learner *learner, const struct progress *progress,
	const struct course *course, size_t stuck_after, struct arena *arena)
{
	int r = add_lessons(learner, progress, course, arena);

	for (size_t i = 0; i < progress->count && r == 0; i++)
		count_event(learner, progress, i);
	learner->here = learner->now;
	if (learner->now && learner->now->solved)
		learner->now = NULL;
	learner->is_stuck = learner->now && learner->now->fruitless >= stuck_after;
	if (r == 0)
		r = keep_recent(learner, progress, arena);
	return r == 0 ? keep_latest(learner, progress, arena) : r;
}

const char *learner_lesson_standing(const struct learner_lesson *lesson)
{
	return lesson_standing_to_string(lesson->solved  ? LESSON_SOLVED
					 : lesson->begun ? LESSON_BEGUN
							 : LESSON_OPEN);
}

void class_learner_add_solved(struct text *to, const struct class_learner *learner, size_t lessons)
{
	text_printf(to, "%zu of %zu", learner->solved, lessons);
	if (learner->solved_besides)
		text_printf(to, " + %zu", learner->solved_besides);
}

void tally_add_time(struct text *to, int64_t seconds)
{
	if (seconds >= 3600)
		text_printf(to, "%" PRId64 " h %02d min", seconds / 3600, (int)(seconds / 60 % 60));
	else if (seconds >= 60)
		text_printf(to, "%" PRId64 " min", seconds / 60);
	else
		text_printf(to, "%" PRId64 " s", seconds);
}

/* --- All of them --- */

static void keep_damage(struct classroom *classroom, const struct progress *progress)
{
	for (size_t i = 0; i < progress->damage.count; i++)
		diagnostics_add(&classroom->damage, progress->damage.items[i].at, NULL, "%s",
			progress->damage.items[i].sentence);
}

/* Reading a pipe that somebody put there would not end. */
static int read_progress(struct progress *progress, const char *path)
{
	enum file_kind kind;
	int r = file_get_kind(path, &kind);

	if (r == 0 && kind == FILE_OTHER)
		r = -EINVAL;
	return r == 0 ? progress_read(progress, path) : r;
}

/*
 * A file that may not be read keeps nobody from seeing the others. If the machine fails, nothing is
 * shown: a page without the progress of a learner would be wrong.
 */
static int add_learner(struct classroom *classroom, const char *file, size_t name_length)
{
	cleanup(text_deinit) struct text path = {0};
	cleanup(progress_deinit) struct progress progress = {0};
	struct class_learner *learner;
	int r;

	text_printf(&path, "%s/%s", classroom->folder, file);
	r = path.failed ? -ENOMEM : read_progress(&progress, path.bytes);
	if (file_is_machines_fault(r))
		return r;
	if (r < 0 || progress.is_empty) {
		diagnostics_add(&classroom->damage, (struct position){.file = path.bytes}, NULL,
			"%s%s", r < 0 ? MSG_UNREADABLE : MSG_EMPTY_PROGRESS,
			r < 0 ? strerror(-r) : "");
		return 0;
	}
	keep_damage(classroom, &progress);
	learner = arena_append(
		classroom->arena, &classroom->learners, classroom->count, sizeof(*learner));
	if (!learner)
		return -ENOMEM;
	classroom->count++;
	learner->name = arena_copy_bytes(classroom->arena, file, name_length);
	if (!learner->name)
		return -ENOMEM;
	return class_learner_add_up(
		learner, &progress, classroom->course, classroom->stuck_after, classroom->arena);
}

static int compare_learners(const void *a, const void *b)
{
	return name_compare(
		((const struct class_learner *)a)->name, ((const struct class_learner *)b)->name);
}

int classroom_init(struct classroom *classroom, const char *folder, const struct course *course,
	size_t stuck_after)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	int r;

	*classroom = (struct classroom){.arena = arena_new(),
		.course = course,
		.folder = folder,
		.stuck_after = stuck_after};
	r = classroom->arena ? diagnostics_init(&classroom->damage) : -ENOMEM;
	if (r == 0)
		r = disk_list(folder, &list);
	for (size_t i = 0; i < list.count && r == 0; i++) {
		size_t length = strlen(list.names[i]);

		if (*list.names[i] != '.' && length > strlen(ENDING) &&
			strcmp(list.names[i] + length - strlen(ENDING), ENDING) == 0)
			r = add_learner(classroom, list.names[i], length - strlen(ENDING));
	}
	if (r == 0 && classroom->count)
		qsort(classroom->learners, classroom->count, sizeof(*classroom->learners),
			compare_learners);
	return r == 0 ? classroom_sum_lessons(classroom) : r;
}

void classroom_deinit(struct classroom *classroom)
{
	diagnostics_deinit(&classroom->damage);
	arena_free(classroom->arena);
	*classroom = (struct classroom){0};
}
