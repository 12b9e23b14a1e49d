#include "training/exam_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/files.h"
#include "training/exam_result.h"
#include "training/messages.h"

enum {
	MINUTES_MAX = 24 * 60,
	POINTS_MAX = 1000
};

struct exam_keys {
	const struct yaml_node *exam, *title, *minutes, *hints, *undo, *edition, *tasks;
};

static const struct reader_key exam_keys[] = {
	{"exam", offsetof(struct exam_keys, exam), true},
	{"title", offsetof(struct exam_keys, title), true},
	{"minutes", offsetof(struct exam_keys, minutes), true},
	{"hints", offsetof(struct exam_keys, hints), false},
	{"undo", offsetof(struct exam_keys, undo), false},
	{"edition", offsetof(struct exam_keys, edition), false},
	{"tasks", offsetof(struct exam_keys, tasks), true},
};

struct task_keys {
	const struct yaml_node *lesson, *points;
};

static const struct reader_key task_keys[] = {
	{"lesson", offsetof(struct task_keys, lesson), true},
	{"points", offsetof(struct task_keys, points), true},
};

static int read_task(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct exam *exam = object;
	struct task_keys keys = {0};
	struct exam_task *task;
	int r;

	if (!reader_keys(reader, node, task_keys, ARRAY_SIZE(task_keys), &keys))
		return 0;
	task = arena_append(exam->arena, &exam->tasks, exam->count, sizeof(*task));
	if (!task)
		return -ENOMEM;
	*task = (struct exam_task){
		.word = "", .at = yaml_position(node, reader->file, reader->arena)};
	exam->count++;
	r = reader_text(reader, keys.lesson, &task->word);
	if (r == 0)
		r = reader_number(reader, keys.points, POINTS_MAX, &task->points);
	exam->points += task->points;
	return r;
}

/* Files of results have this name. */
static void check_id(struct reader *reader, const struct yaml_node *node)
{
	if (node && reader_is(reader, node, YAML_SCALAR) &&
		(!*node->text ||
			node->text[strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789-")]))
		reader_refuse(reader, node, "small letters, digits and '-'",
			"'%s' is no id of an exam", node->text);
}

/* Another word than a number is refused already. */
static bool is_zero(const char *text)
{
	return *text && !text[strspn(text, "0")];
}

static int read_exam(struct exam *exam, struct reader *reader, const struct yaml_node *root)
{
	struct exam_keys keys = {0};
	int edition = 0;
	int r;

	if (!reader_keys(reader, root, exam_keys, ARRAY_SIZE(exam_keys), &keys))
		return 0;
	check_id(reader, keys.exam);
	r = reader_text(reader, keys.exam, &exam->id);
	if (r == 0)
		r = reader_text(reader, keys.title, &exam->title);
	if (r == 0)
		r = reader_number(reader, keys.minutes, MINUTES_MAX, &exam->minutes);
	if (r == 0)
		r = reader_flag(reader, keys.hints, &exam->hints);
	if (r == 0)
		r = reader_flag(reader, keys.undo, &exam->undo);
	if (r == 0)
		r = reader_word(
			reader, keys.edition, course_edition_words, COURSE_EDITION_COUNT, &edition);
	/* without the key, a lesson file has its own */
	if (keys.edition)
		edition_from_string(course_edition_words[edition], &exam->edition);
	if (keys.minutes && keys.minutes->kind == YAML_SCALAR && is_zero(keys.minutes->text))
		reader_refuse(reader, keys.minutes, NULL, "an exam has a minute at least");
	if (keys.tasks && keys.tasks->kind == YAML_LIST && !keys.tasks->count)
		reader_refuse(reader, keys.tasks, NULL, "an exam has a task at least");
	return r == 0 ? reader_each(reader, keys.tasks, exam, read_task) : r;
}

/* --- Its lessons --- */

static const char *path_beside(const struct exam *exam, const char *name)
{
	const char *slash = strrchr(exam->path, '/');

	while (slash && strncmp(name, "./", 2) == 0)
		name += 2;
	return arena_printf(
		exam->arena, "%.*s%s", slash ? (int)(slash + 1 - exam->path) : 0, exam->path, name);
}

static int load_lessons(struct exam *exam, struct output *out)
{
	const char **paths = arena_alloc(exam->arena, (exam->count + 1) * sizeof(*paths));
	size_t count = 0;
	int status;

	for (size_t i = 0; paths && i < exam->count; i++) {
		struct exam_task *task = &exam->tasks[i];

		if (!course_is_path(task->word))
			continue;
		task->word = path_beside(exam, task->word);
		paths[count++] = task->word;
	}
	if (!paths)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = course_init(&exam->course, exam->edition, paths, count, out);
	for (size_t i = 0; i < exam->count && status == EXIT_DONE; i++) {
		exam->tasks[i].lesson = course_find(&exam->course, exam->tasks[i].word, out);
		if (!exam->tasks[i].lesson)
			status = EXIT_MISUSED;
	}
	return status;
}

int exam_init(struct exam *exam, const char *path, struct output *out)
{
	cleanup(text_deinit) struct text bytes = {0};
	struct reader reader;
	struct yaml_node *root = NULL;
	int r;

	*exam = (struct exam){.path = path,
		.id = "",
		.title = "",
		.edition = EDITION_COUNT,
		.arena = arena_new()};
	if (!exam->arena || diagnostics_init(&exam->problems) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	reader = (struct reader){path, exam->arena, &exam->problems};
	r = files_read_yaml(path, exam->arena, &exam->problems, &root);
	if (r == 0 && root)
		r = read_exam(exam, &reader, root);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_FOLDER, path, strerror(-r));
	diagnostics_print(&exam->problems, 0, out->complaints);
	if (exam->problems.count || !root)
		return fail(out, EXIT_MISUSED, MSG_EXAM_PROBLEMS, path);
	if (file_read(path, &bytes) < 0)
		return fail(out, EXIT_BROKEN, MSG_FOLDER, path, strerror(EIO));
	exam->digest = exam_hash(EXAM_HASH, text_string(&bytes));
	return load_lessons(exam, out);
}

void exam_deinit(struct exam *exam)
{
	if (exam->course.suite.arena)
		course_deinit(&exam->course);
	diagnostics_deinit(&exam->problems);
	arena_free(exam->arena);
	*exam = (struct exam){0};
}
