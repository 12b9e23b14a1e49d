#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/completion.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/quote.h"
#include "shell/terminal/terminal.h"
#include "sim/tsfarm.h"
#include "training/begin.h"
#include "training/ending.h"
#include "training/exam.h"
#include "training/learner.h"
#include "training/lesson_run.h"
#include "training/messages.h"
#include "training/overview.h"
#include "training/prose.h"
#include "training/record.h"
#include "training/training.h"
#include "training/verify.h"
#include "training/workspace.h"

enum format {
	FORMAT_TEXT,
	FORMAT_TAP,
	FORMAT_COUNT
};
static const char *const format_words[FORMAT_COUNT] = {"text", "tap"};

struct settings {
	const char *name, *folder; /* NULL: the usual */
	const char *new_file;      /* NULL: none is begun */
	struct record_settings record;
	enum format format;
	enum edition edition;
	const char *exam;
	bool list, json, verify, check;
};

static bool parse_edition(void *settings, const char *value)
{
	return edition_from_string(value, &((struct settings *)settings)->edition);
}

static const struct option_row options[] = {
	TEXT_OPTION(0, "as", "PERSON", "who learns; the user's name unless said", struct settings,
		name),
	TEXT_OPTION(0, "class", "FOLDER", "keep the progress there, for an instructor to see",
		struct settings, folder),
	COURSE_EDITION_OPTION("the Windows of the servers", parse_edition),
	FLAG_OPTION(
		0, "list", "show the lessons and your progress, then end", struct settings, list),
	FLAG_OPTION(0, "json", "show that as one JSON document", struct settings, json),
	FLAG_OPTION(0, "verify", "type the solutions and the wrong answers of lessons",
		struct settings, verify),
	WORD_OPTION(0, "format", "FORMAT", "format of the report of --verify", format_words,
		struct settings, format),
	TEXT_OPTION(0, "new", "FILE", "write a lesson to begin with, or in a FOLDER/ a course",
		struct settings, new_file),
	TEXT_OPTION(0, "exam", "FILE", "take an exam", struct settings, exam),
	FLAG_OPTION(
		0, "check", "type the lines of results of --exam again", struct settings, check),
	TEXT_OPTION(0, "record", "FILE", "make a lesson from what you type", struct settings,
		record.file),
	TEXT_OPTION(0, "farm", "FARM.yaml", "the farm file of --record; a small farm unless said",
		struct settings, record.farm),
	TEXT_OPTION(0, "typed-in", "SERVER/ID", "where you sit in that farm", struct settings,
		record.seat),
};

/* Who learns what. */
struct learning {
	struct course course;
	const char **lessons; /* that were named; the course's arena owns the list */
	size_t lesson_count;
	struct learner learner;
	struct progress progress;
	struct output *out;
};

static void learning_deinit(struct learning *learning)
{
	course_deinit(&learning->course);
	learner_deinit(&learning->learner);
	progress_deinit(&learning->progress);
}

/* What others do meanwhile, in another terminal, is in it too. */
static int read_progress(struct learning *learning)
{
	const char *path = text_string(&learning->learner.progress);
	int r;

	progress_deinit(&learning->progress);
	if (!*path)
		return EXIT_DONE;
	r = progress_read(&learning->progress, path);
	return r == 0 ? EXIT_DONE
		      : fail(learning->out, EXIT_BROKEN, MSG_PROGRESS_UNREADABLE, path,
				strerror(-r));
}

/* --- A lesson --- */

/* A lesson of the user's own goes on with the path of its course or file. */
static void say_left_open(const struct learning *learning, const struct lesson *lesson)
{
	const struct course *course = &learning->course;
	const char *path = course->folder;
	cleanup(text_deinit) struct text typed = {0};

	for (size_t i = course->count - course->own_count; i < course->count; i++) {
		if (course->lessons[i] == lesson)
			path = lesson->file;
	}
	if (!path) {
		prose_say(learning->out->results, SAY_LEFT_OPEN);
		return;
	}
	quote_add(&typed, path);
	prose_say(learning->out->results, SAY_LEFT_OPEN_OF, text_string(&typed));
}

static int run_shell(
	struct learning *learning, const struct workspace *workspace, struct lesson_run *run)
{
	const struct lesson *lesson = run->settings.lesson;
	const struct shell_course course = lesson_run_course(run);
	struct shell_settings settings = {
		.farm = text_string(&workspace->farm),
		.course = &course,
		.drive = text_string(&workspace->files),
	};

	snprintf(settings.seat.server, sizeof(settings.seat.server), "%s", lesson->server);
	settings.seat.session = lesson->session;
	/* how the last command ended is no matter of the lesson's */
	shell_run(&settings, learning->out);
	if (run->end == LESSON_RUN_SKIPPED)
		lesson_run_note(run, PROGRESS_SKIPPED, 0, NULL);
	else if (!run->solved || run->end == LESSON_RUN_LEFT)
		lesson_run_note(run, PROGRESS_LEFT, 0, NULL);
	if (run->end == LESSON_RUN_LEFT && !run->solved)
		say_left_open(learning, lesson);
	return run->solved ? EXIT_DONE : EXIT_REFUSED;
}

static int give_lesson(struct learning *learning, const struct lesson *lesson,
	const struct workspace *workspace, enum lesson_run_end *ret_end)
{
	const struct lesson_run_settings settings = {.lesson = lesson,
		.workspace = workspace,
		.progress = text_string(&learning->learner.progress),
		.next = course_next(&learning->course, &learning->progress, lesson)};
	struct lesson_run run;
	int r = lesson_run_init(&run, &settings, learning->out, &learning->progress);
	int status = r == 0 ? run_shell(learning, workspace, &run)
			    : fail(learning->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);

	*ret_end = run.end;
	lesson_run_deinit(&run);
	return status;
}

/* What is solved begins anew, and what is not goes on. */
static int take_lesson(
	struct learning *learning, const struct lesson *lesson, enum lesson_run_end *ret_end)
{
	cleanup(text_deinit) struct text folder = {0};
	cleanup(workspace_deinit) struct workspace workspace = {0};
	bool solved = course_standing(&learning->progress, lesson->id) == LESSON_SOLVED;
	int r;

	*ret_end = LESSON_RUN_LEFT;
	learner_add_folder(&learning->learner, lesson->id, &folder);
	r = workspace_init(&workspace, text_string(&folder), lesson, solved);
	if (r == -EBUSY)
		return fail(
			learning->out, EXIT_REFUSED, MSG_BUSY, learning->learner.name, lesson->id);
	if (r != 0)
		return fail(learning->out, EXIT_BROKEN, MSG_LESSON_CANNOT, lesson->id,
			text_string(&folder), farm_error_to_string(r));
	return give_lesson(learning, lesson, &workspace, ret_end);
}

/* What was learned and lost, and a certificate. */
static int end_course(struct learning *learning)
{
	struct ending ending;
	int r = ending_find(&ending, &learning->course, learning->learner.name, &learning->progress,
		learning->course.suite.arena);

	if (r < 0)
		return fail(learning->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	ending_print(&ending, learning->out->results);
	return ending_certify(&ending, &learning->learner, learning->out);
}

static int take_lessons(struct learning *learning, const struct lesson *lesson)
{
	const struct course *course = &learning->course;
	bool was_finished = lesson && course_is_finished(course, &learning->progress);
	enum lesson_run_end end = LESSON_RUN_NEXT;
	int status = EXIT_DONE;

	while (lesson && end != LESSON_RUN_LEFT &&
		(status == EXIT_DONE || status == EXIT_REFUSED)) {
		status = take_lesson(learning, lesson, &end);
		if (read_progress(learning) != EXIT_DONE)
			return EXIT_BROKEN;
		if (end != LESSON_RUN_LEFT)
			lesson = course_next(course, &learning->progress, lesson);
	}
	if (status == EXIT_DONE && !was_finished && course_is_finished(course, &learning->progress))
		return end_course(learning);
	return status;
}

/* --- The command --- */

static int list_lessons(struct learning *learning, bool whole, bool as_json)
{
	struct output *out = learning->out;
	int r = 0;

	if (as_json)
		r = overview_print_json(&learning->course, &learning->progress,
			learning->learner.name, out->results);
	else
		overview_print(&learning->course, &learning->progress, learning->learner.name,
			whole, out->results);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

/* The first words of a course. */
static void say_introduction(const struct learning *learning)
{
	const struct course *course = &learning->course;

	if (course->file.introduction && course_is_untouched(course, &learning->progress))
		prose_say(learning->out->results, "\n%s\n", course->file.introduction);
}

static int learn_lesson(struct learning *learning, const struct settings *settings)
{
	const struct lesson *lesson = NULL;
	bool looks = settings->list || settings->json;
	int status = (looks ? learner_look : learner_init)(
		&learning->learner, settings->name, settings->folder, learning->out);

	if (status == EXIT_DONE)
		status = read_progress(learning);
	if (status == EXIT_DONE && learning->lesson_count) {
		lesson = course_find(&learning->course, learning->lessons[0], learning->out);
		return lesson ? take_lessons(learning, lesson) : EXIT_REFUSED;
	}
	if (status == EXIT_DONE)
		status = list_lessons(learning,
			settings->list || !terminal_is_interactive(stdin, learning->out->results),
			settings->json);
	if (status != EXIT_DONE || looks)
		return status;
	say_introduction(learning);
	return take_lessons(learning, course_next(&learning->course, &learning->progress, NULL));
}

/* All lessons of the course, or those that are named. */
static int verify_chosen(const struct learning *learning, bool as_tap)
{
	const struct course *course = &learning->course;
	struct output *out = learning->out;
	size_t count = learning->lesson_count;
	const struct lesson **chosen =
		arena_alloc(course->suite.arena, (count + 1) * sizeof(*chosen));

	if (!chosen)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (!count)
		return verify_lessons(course->lessons, course->count, as_tap, out);
	for (size_t i = 0; i < count; i++) {
		chosen[i] = course_find(course, learning->lessons[i], out);
		if (!chosen[i])
			return EXIT_REFUSED;
	}
	return verify_lessons(chosen, count, as_tap, out);
}

/* What was named besides a course. */
static int take_lesson_words(struct learning *learning, const struct command_line *line)
{
	struct course *course = &learning->course;

	learning->lessons = arena_alloc(
		course->suite.arena, (line->operand_count + 1) * sizeof(*learning->lessons));
	if (!learning->lessons)
		return fail(learning->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	for (size_t i = 0; i < line->operand_count; i++) {
		if (line->operands[i] != course->folder)
			learning->lessons[learning->lesson_count++] = line->operands[i];
	}
	return EXIT_DONE;
}

static int load_course(
	struct learning *learning, const struct command_line *line, enum edition edition)
{
	const char **paths = calloc(line->operand_count + 1, sizeof(*paths));
	size_t count = 0;
	int status;

	for (size_t i = 0; paths && i < line->operand_count; i++) {
		if (course_is_path(line->operands[i]))
			paths[count++] = line->operands[i];
	}
	status = paths ? course_init(&learning->course, edition, paths, count, learning->out)
		       : fail(learning->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	free(paths);
	return status == EXIT_DONE ? take_lesson_words(learning, line) : status;
}

static int run_exam(
	const struct command_line *line, const struct settings *given, struct output *out)
{
	if (!given->exam)
		return fail(out, EXIT_MISUSED, MSG_CHECK_NEEDS_EXAM);
	if (given->list || given->json || given->verify || given->new_file || given->record.file ||
		given->edition != EDITION_COUNT)
		return fail(out, EXIT_MISUSED, MSG_EXAM_ALONE);
	if (given->check && !line->operand_count)
		return fail(out, EXIT_MISUSED, MSG_CHECK_WHAT);
	if (given->check)
		return exam_check(given->exam, line->operands, line->operand_count, out);
	return line->operand_count ? fail(out, EXIT_MISUSED, MSG_EXAM_ALONE)
				   : exam_take(given->exam, given->name, given->folder, out);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	const struct settings *given = settings;
	cleanup(learning_deinit) struct learning learning = {.out = out};
	int status;

	if (given->exam || given->check)
		return run_exam(line, given, out);
	if (given->new_file)
		return line->operand_count ? fail(out, EXIT_MISUSED, MSG_NEW_ALONE)
					   : begin_lesson(given->new_file, out);
	if (given->record.file)
		return line->operand_count ? fail(out, EXIT_MISUSED, MSG_NEW_ALONE)
					   : record_lesson(&given->record, out);
	if (given->record.farm || given->record.seat)
		return fail(out, EXIT_MISUSED, MSG_RECORD_ALONE);
	status = load_course(&learning, line, given->edition);
	if (status != EXIT_DONE)
		return status;
	if (given->verify)
		return verify_chosen(&learning, given->format == FORMAT_TAP);
	if (learning.lesson_count > 1)
		return fail(out, EXIT_MISUSED, MSG_ONE_LESSON);
	if (learning.lesson_count && (given->list || given->json))
		return fail(out, EXIT_MISUSED, MSG_LIST_ALONE);
	return learn_lesson(&learning, given);
}

const struct command command_learn = {
	.name = "learn",
	.operands = "[COURSE] [LESSON...]",
	.summary = "Learn to administer a farm: lessons in its shell",
	COMMAND_OPTIONS(options),
	.operands_max = SIZE_MAX,
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.edition = EDITION_COUNT},
	.run = run_command,
};

void learn_complete(struct completion *completion, const struct command_line *line)
{
	FILE *nothing = file_open_nameless();
	struct output out = {"tsfarm", nothing, nothing};
	const char *folder = NULL;
	struct course course;

	for (size_t i = 0; i < line->operand_count; i++) {
		if (course_is_folder(line->operands[i]))
			folder = line->operands[i];
	}
	if (!folder)
		fputs(":files .yaml\n", completion->to);
	/* what is wrong with somebody's files is not told to who is typing */
	if (nothing &&
		course_init(&course, EDITION_COUNT, &folder, folder != NULL, &out) == EXIT_DONE) {
		for (size_t i = 0; i < course.count; i++)
			completion_offer(
				completion, course.lessons[i]->name, course.lessons[i]->title);
	}
	if (nothing) {
		course_deinit(&course);
		fclose(nothing);
	}
}
