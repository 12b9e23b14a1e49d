#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/output.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "training/classroom.h"
#include "training/messages.h"

/* The texts of a row, in their own buffers. */
struct row {
	struct text cells[TABLE_COLUMNS_MAX];
	const char *texts[TABLE_COLUMNS_MAX];
};

static void row_deinit(struct row *row)
{
	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++)
		text_deinit(&row->cells[i]);
}

static int row_finish(struct row *row)
{
	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
		if (row->cells[i].failed)
			return -ENOMEM;
		row->texts[i] = text_string(&row->cells[i]);
	}
	return 0;
}

/* From the third cell on: attempts, mistakes, hints and time. */
static void add_tally(struct row *row, const struct tally *tally)
{
	text_printf(&row->cells[2], "%zu", tally->attempts);
	text_printf(&row->cells[3], "%zu", tally->mistakes);
	text_printf(&row->cells[4], "%zu", tally->hints);
	tally_add_time(&row->cells[5], tally->seconds);
}

static int fill_learner(const struct classroom *classroom, size_t at, struct row *row)
{
	const struct class_learner *learner = &classroom->learners[at];
	size_t count = classroom->course->count;

	utf8_add_escaped(&row->cells[0], learner->name);
	class_learner_add_solved(&row->cells[1], learner, count);
	add_tally(row, &learner->all);
	if (learner->now)
		utf8_add_escaped(&row->cells[6], learner->now->id);
	else if (learner->solved == count)
		text_add(&row->cells[6], SHOW_ALL_DONE);
	if (learner->is_stuck)
		text_printf(&row->cells[7], SHOW_STUCK, learner->now->fruitless);
	return row_finish(row);
}

static int fill_lesson(const struct class_learner *learner, size_t at, struct row *row)
{
	const struct learner_lesson *lesson = &learner->lessons[at];

	utf8_add_escaped(&row->cells[0], lesson->id);
	text_add(&row->cells[1], learner_lesson_standing(lesson));
	add_tally(row, &lesson->tally);
	if (lesson == learner->now && learner->is_stuck)
		text_printf(&row->cells[6], SHOW_STUCK, lesson->fruitless);
	return row_finish(row);
}

/* So much for each who has begun it. */
static int fill_class_lesson(const struct classroom *classroom, size_t at, struct row *row)
{
	const struct class_lesson *lesson = &classroom->lessons[at];
	const struct tally *tally = &lesson->tally;

	utf8_add_escaped(&row->cells[0], lesson->id);
	text_printf(&row->cells[1], "%zu", lesson->begun);
	text_printf(&row->cells[2], "%zu", lesson->solved);
	tally_add_mean(&row->cells[3], tally->attempts, lesson->begun);
	tally_add_mean(&row->cells[4], tally->mistakes, lesson->begun);
	tally_add_mean(&row->cells[5], tally->hints, lesson->begun);
	tally_add_time(&row->cells[6], tally->seconds / (int64_t)lesson->begun);
	if (lesson->stuck)
		text_printf(&row->cells[7], "%zu", lesson->stuck);
	return row_finish(row);
}

static int fill_recent(const struct class_learner *learner, size_t at, struct row *row)
{
	const struct progress_event *event = &learner->recent[at];
	char when[CALENDAR_SIZE];

	calendar_print(event->at, CALENDAR_ISO, when);
	text_add(&row->cells[0], when);
	text_add(&row->cells[1], progress_kind_to_string(event->kind));
	utf8_add_escaped(&row->cells[2], event->text);
	return row_finish(row);
}

/* --- Tables --- */

enum view {
	VIEW_LEARNERS,
	VIEW_CLASS_LESSONS,
	VIEW_LESSONS, /* of one learner, as the next */
	VIEW_RECENT,
	VIEW_COUNT
};

static int fill_row(const struct classroom *classroom, const struct class_learner *only,
	enum view view, size_t at, struct row *row)
{
	switch (view) {
	case VIEW_LEARNERS:
		return fill_learner(classroom, at, row);
	case VIEW_CLASS_LESSONS:
		return fill_class_lesson(classroom, at, row);
	case VIEW_LESSONS:
		return fill_lesson(only, at, row);
	case VIEW_RECENT:
	case VIEW_COUNT:
		break;
	}
	return fill_recent(only, at, row);
}

static size_t count_rows(
	const struct classroom *classroom, const struct class_learner *only, enum view view)
{
	const size_t counts[VIEW_COUNT] = {
		[VIEW_LEARNERS] = classroom->count,
		[VIEW_CLASS_LESSONS] = classroom->lesson_count,
		[VIEW_LESSONS] = only ? only->lesson_count : 0,
		[VIEW_RECENT] = only ? only->recent_count : 0,
	};

	return counts[view];
}

static int add_table(struct text *to, const struct classroom *classroom,
	const struct class_learner *only, enum view view, bool colourful)
{
	static const char *const headings[VIEW_COUNT][TABLE_COLUMNS_MAX] = {
		[VIEW_LEARNERS] = {"LEARNER", "SOLVED", "ATTEMPTS", "MISTAKES", "HINTS", "TIME",
			"NOW", "STUCK"},
		[VIEW_CLASS_LESSONS] = {"LESSON", "BEGUN", "SOLVED", "ATTEMPTS", "MISTAKES",
			"HINTS", "TIME", "STUCK"},
		[VIEW_LESSONS] = {"LESSON", "STANDING", "ATTEMPTS", "MISTAKES", "HINTS", "TIME",
			"STUCK"},
		[VIEW_RECENT] = {"WHEN", "WHAT", "TEXT"},
	};
	struct table table = {.headings = headings[view], .colourful = colourful};
	size_t count = count_rows(classroom, only, view);

	while (table.count < TABLE_COLUMNS_MAX && headings[view][table.count])
		table.count++;
	/* a table is walked twice */
	for (size_t pass = 0; pass < 2; pass++) {
		if (pass == 1)
			table_print_headings(&table, to);
		for (size_t i = 0; i < count; i++) {
			cleanup(row_deinit) struct row row = {0};

			if (fill_row(classroom, only, view, i, &row) < 0)
				return -ENOMEM;
			if (pass == 0)
				table_measure(&table, row.texts);
			else
				table_print(&table, row.texts, to);
		}
	}
	return 0;
}

int classroom_print(const struct classroom *classroom, const struct class_learner *only, FILE *to)
{
	bool colourful = output_is_colourful(to);
	enum view second = only ? VIEW_RECENT : VIEW_CLASS_LESSONS;
	cleanup(text_deinit) struct text text = {0}, lesson = {0};
	int r = add_table(&text, classroom, only, only ? VIEW_LESSONS : VIEW_LEARNERS, colourful);

	if (r == 0 && count_rows(classroom, only, second)) {
		if (only)
			utf8_add_escaped(&lesson, only->now->id);
		if (only)
			text_printf(&text, "\n" SHOW_RECENT "\n", text_string(&lesson));
		else
			text_add(&text, "\n" SHOW_EACH "\n");
		r = add_table(&text, classroom, only, second, colourful);
	}
	fputs(text_string(&text), to);
	return text.failed ? -ENOMEM : r;
}

/* --- For spreadsheets --- */

/* In quotes, and what a spreadsheet would take for a formula behind one. */
static void add_field(struct text *to, const char *text)
{
	cleanup(text_deinit) struct text shown = {0};

	utf8_add_escaped(&shown, text);
	text_add_char(to, '"');
	if (*text && strchr("=+-@", *text))
		text_add_char(to, '\'');
	for (const char *at = text_string(&shown); *at; at++) {
		if (*at == '"')
			text_add_char(to, '"');
		text_add_char(to, *at);
	}
	text_add_char(to, '"');
	to->failed |= shown.failed;
}

static void add_csv_line(
	struct text *to, const struct class_learner *learner, const struct learner_lesson *lesson)
{
	const struct tally *tally = &lesson->tally;

	add_field(to, learner->name);
	text_add_char(to, ',');
	add_field(to, lesson->id);
	text_printf(to, ",%s,%zu,%zu,%zu,%" PRId64 ",%s\r\n", lesson->solved ? "yes" : "no",
		tally->attempts, tally->mistakes, tally->hints, tally->seconds,
		learner->is_stuck && learner->now == lesson ? "yes" : "no");
}

int classroom_print_csv(
	const struct classroom *classroom, const struct class_learner *only, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};

	text_add(&text, "learner,lesson,solved,attempts,mistakes,hints,seconds,stuck\r\n");
	for (size_t i = 0; i < classroom->count; i++) {
		const struct class_learner *learner = &classroom->learners[i];

		for (size_t j = 0; (!only || learner == only) && j < learner->lesson_count; j++)
			add_csv_line(&text, learner, &learner->lessons[j]);
	}
	fputs(text_string(&text), to);
	return text.failed ? -ENOMEM : 0;
}
