#include "training/overview.h"

#include <errno.h>
#include <string.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/output.h"
#include "base/text.h"
#include "training/messages.h"
#include "training/prose.h"

static size_t count_solved(const struct course *course, const struct progress *progress)
{
	size_t count = 0;

	for (size_t i = 0; i < course->count; i++)
		count += course_standing(progress, course->lessons[i]->id) == LESSON_SOLVED;
	return count;
}

static void add_lesson(struct text *to, const struct prose *prose, const struct lesson *lesson,
	enum lesson_standing standing, bool is_here)
{
	static const char marks[] = {
		[LESSON_OPEN] = ' ', [LESSON_BEGUN] = '~', [LESSON_SOLVED] = 'x'};
	static const enum prose_style styles[] = {[LESSON_OPEN] = PROSE_PLAIN,
		[LESSON_BEGUN] = PROSE_PLAIN,
		[LESSON_SOLVED] = PROSE_GOOD};
	cleanup(text_deinit) struct text line = {0};

	text_printf(&line, "%c [%c] %2u %-20s %s", is_here ? '>' : ' ', marks[standing],
		lesson->number, lesson->name, lesson->title);
	prose_add_styled(to, prose, is_here ? PROSE_HEADING : styles[standing], text_string(&line));
	text_add_char(to, '\n');
	to->failed |= line.failed;
}

/* The lessons of one chapter, which stand side by side. */
struct chapter {
	size_t first, count, solved;
	bool is_here;
};

static struct chapter take_chapter(const struct course *course, const struct progress *progress,
	size_t first, const struct lesson *here)
{
	struct chapter chapter = {.first = first};
	const char *name = course->lessons[first]->chapter;

	for (size_t i = first; i < course->count && strcmp(course->lessons[i]->chapter, name) == 0;
		i++) {
		chapter.count++;
		chapter.solved +=
			course_standing(progress, course->lessons[i]->id) == LESSON_SOLVED;
		chapter.is_here = chapter.is_here || course->lessons[i] == here;
	}
	return chapter;
}

static void add_heading(struct text *to, const struct prose *prose, const char *name,
	const struct chapter *chapter, bool is_marked)
{
	text_add(to, !is_marked ? "" : chapter->is_here ? "> " : "  ");
	prose_add_styled(to, prose, PROSE_HEADING, name);
	text_printf(to, SHOW_CHAPTER "\n", chapter->solved, chapter->count);
}

static void add_chapter(struct text *to, const struct prose *prose, const struct course *course,
	const struct progress *progress, const struct chapter *chapter)
{
	const struct lesson *here = course_next(course, progress, NULL);

	for (size_t i = 0; i < chapter->count; i++) {
		const struct lesson *lesson = course->lessons[chapter->first + i];

		add_lesson(
			to, prose, lesson, course_standing(progress, lesson->id), lesson == here);
	}
}

void overview_print(const struct course *course, const struct progress *progress,
	const char *learner, bool whole, FILE *to)
{
	const struct lesson *here = course_next(course, progress, NULL);
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	for (size_t i = 0; i < course->count;) {
		struct chapter chapter = take_chapter(course, progress, i, here);

		add_heading(&text, &prose, course->lessons[i]->chapter, &chapter, !whole);
		if (whole)
			add_chapter(&text, &prose, course, progress, &chapter);
		i += chapter.count;
	}
	if (learner)
		text_printf(&text, SHOW_OVERVIEW, learner, count_solved(course, progress),
			course->count);
	else
		text_printf(&text, SHOW_OVERVIEW_OF_NOBODY, course->count);
	output_add(to, &text);
}

/* What the objects of the lessons are made of. */
struct view {
	const struct course *course;
	const struct progress *progress;
	const struct lesson *here;
};

static json_t *lesson_to_json(const void *of_view, size_t at)
{
	const struct view *view = of_view;
	const struct lesson *lesson = view->course->lessons[at];
	enum lesson_standing standing = course_standing(view->progress, lesson->id);

	return json_pack("{s:o, s:i, s:o, s:o, s:s, s:b}", "id", json_of_text(lesson->id), "number",
		(int)lesson->number, "chapter", json_of_text(lesson->chapter), "title",
		json_of_text(lesson->title), "standing", lesson_standing_to_string(standing),
		"current", lesson == view->here);
}

int overview_print_json(
	const struct course *course, const struct progress *progress, const char *learner, FILE *to)
{
	struct view view = {course, progress, course_next(course, progress, NULL)};
	cleanup(text_deinit) struct text text = {0};
	json_t *root = json_pack("{s:o, s:o}", "learner", json_of_text(learner), "lessons",
		json_of_items(&view, course->count, lesson_to_json));
	int r = json_add_text(&text, root, JSON_INDENT(2));

	json_decref(root);
	if (r == 0)
		fprintf(to, "%s\n", text_string(&text));
	return r;
}
