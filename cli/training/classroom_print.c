#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "base/output.h"
#include "base/text.h"
#include "cli/training/classroom.h"
#include "cli/training/training_messages.h"
#include "cli/tsfarm_table.h"

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

static int fill_pupil(const struct classroom *classroom, size_t at, struct row *row)
{
	const struct pupil *pupil = &classroom->pupils[at];
	size_t count = classroom->course->count;

	table_add_text(&row->cells[0], pupil->name);
	text_printf(&row->cells[1], "%zu of %zu", pupil->solved, count);
	add_tally(row, &pupil->all);
	if (pupil->now)
		table_add_text(&row->cells[6], pupil->now->id);
	else if (pupil->solved == count)
		text_add(&row->cells[6], SHOW_ALL_DONE);
	if (pupil->is_stuck)
		text_printf(&row->cells[7], SHOW_STUCK, pupil->now->fruitless);
	return row_finish(row);
}

static int fill_lesson(const struct pupil *pupil, size_t at, struct row *row)
{
	const struct pupil_lesson *lesson = &pupil->lessons[at];

	table_add_text(&row->cells[0], lesson->id);
	text_add(&row->cells[1], lesson->solved           ? "solved"
				 : lesson->tally.attempts ? "begun"
							  : "open");
	add_tally(row, &lesson->tally);
	if (lesson == pupil->now && pupil->is_stuck)
		text_printf(&row->cells[6], SHOW_STUCK, lesson->fruitless);
	return row_finish(row);
}

static int fill(
	const struct classroom *classroom, const struct pupil *only, size_t at, struct row *row)
{
	return only ? fill_lesson(only, at, row) : fill_pupil(classroom, at, row);
}

int classroom_print(const struct classroom *classroom, const struct pupil *only, FILE *to)
{
	static const char *const of_all[] = {
		"LEARNER", "SOLVED", "ATTEMPTS", "MISTAKES", "HINTS", "TIME", "NOW", "STUCK"};
	static const char *const of_one[] = {
		"LESSON", "STANDING", "ATTEMPTS", "MISTAKES", "HINTS", "TIME", "STUCK"};
	struct table table = {.headings = only ? of_one : of_all,
		.count = only ? ARRAY_SIZE(of_one) : ARRAY_SIZE(of_all),
		.colourful = output_is_colourful(to)};
	size_t count = only ? only->lesson_count : classroom->count;
	cleanup(text_deinit) struct text text = {0};

	/* a table is walked twice */
	for (size_t pass = 0; pass < 2; pass++) {
		if (pass == 1)
			table_print_headings(&table, &text);
		for (size_t i = 0; i < count; i++) {
			cleanup(row_deinit) struct row row = {0};

			if (fill(classroom, only, i, &row) < 0)
				return -ENOMEM;
			if (pass == 0)
				table_measure(&table, row.texts);
			else
				table_print(&table, row.texts, &text);
		}
	}
	fputs(text_string(&text), to);
	return text.failed ? -ENOMEM : 0;
}

/* --- For spreadsheets --- */

/* In quotes, and what a spreadsheet would take for a formula behind one. */
static void add_field(struct text *to, const char *text)
{
	text_add_char(to, '"');
	if (*text && strchr("=+-@", *text))
		text_add_char(to, '\'');
	for (; *text; text++) {
		if (*text == '"')
			text_add_char(to, '"');
		text_add_char(to, *text);
	}
	text_add_char(to, '"');
}

static void add_csv_line(
	struct text *to, const struct pupil *pupil, const struct pupil_lesson *lesson)
{
	const struct tally *tally = &lesson->tally;

	add_field(to, pupil->name);
	text_add_char(to, ',');
	add_field(to, lesson->id);
	text_printf(to, ",%s,%zu,%zu,%zu,%" PRId64 ",%s\r\n", lesson->solved ? "yes" : "no",
		tally->attempts, tally->mistakes, tally->hints, tally->seconds,
		pupil->is_stuck && pupil->now == lesson ? "yes" : "no");
}

int classroom_print_csv(const struct classroom *classroom, const struct pupil *only, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};

	text_add(&text, "learner,lesson,solved,attempts,mistakes,hints,seconds,stuck\r\n");
	for (size_t i = 0; i < classroom->count; i++) {
		const struct pupil *pupil = &classroom->pupils[i];

		for (size_t j = 0; (!only || pupil == only) && j < pupil->lesson_count; j++)
			add_csv_line(&text, pupil, &pupil->lessons[j]);
	}
	fputs(text_string(&text), to);
	return text.failed ? -ENOMEM : 0;
}
