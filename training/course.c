#include "training/course.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/word.h"
#include "conformance/suite/files.h"
#include "training/messages.h"

const char *const course_edition_words[COURSE_EDITION_COUNT] = {"nt4", "ws2022"};

static const char *const standing_words[LESSON_STANDING_COUNT] = {
	[LESSON_OPEN] = "open", [LESSON_BEGUN] = "begun", [LESSON_SOLVED] = "solved"};

const char *lesson_standing_to_string(enum lesson_standing standing)
{
	assert(standing < LESSON_STANDING_COUNT);
	return standing_words[standing];
}

static int compare_lessons(const void *a, const void *b)
{
	const struct lesson *x = *(const struct lesson *const *)a;
	const struct lesson *y = *(const struct lesson *const *)b;

	return x->number != y->number ? (x->number > y->number) - (x->number < y->number)
				      : strcmp(x->id, y->id);
}

/* --- Loading --- */

static int refuse_data(const char *name, int answer, struct output *out)
{
	return answer == -ENOENT ? fail(out, EXIT_MISUSED, MSG_NO_DATA, name)
				 : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

static int load_documents(struct course *course, struct output *out)
{
	char *folder;
	int r = files_find_data("documents", &folder);

	if (r != 0)
		return refuse_data("documents", r, out);
	r = documents_load(&course->suite.documents, folder, &course->problems);
	free(folder);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

static int load_files(struct course *course, const char *path, struct output *out)
{
	int r = suite_load(&course->suite, path, true, &course->problems);

	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

static int load_own_file(struct course *course, const char *path, struct output *out)
{
	size_t before = course->suite.lesson_count;
	int status = load_files(course, path, out);

	if (status == EXIT_DONE && course->suite.lesson_count == before &&
		course->problems.count == 0)
		return fail(out, EXIT_MISUSED, MSG_IS_NO_LESSON, path);
	return status;
}

static int load_usual(struct course *course, struct output *out)
{
	cleanup(text_deinit) struct text folder = {0};
	char *scenarios;
	int r = files_find_data("scenarios", &scenarios), status;

	if (r == 0) {
		text_printf(&folder, "%s/lessons", scenarios);
		free(scenarios);
		r = folder.failed ? -ENOMEM : file_is_folder(folder.bytes) ? 0 : -ENOENT;
	}
	if (r != 0)
		return refuse_data("scenarios/lessons", r, out);
	status = load_files(course, folder.bytes, out);
	if (status == EXIT_DONE)
		suite_refuse_twins(&course->suite, &course->problems);
	return status;
}

/* Those of other editions are left out. */
static bool is_wanted(const struct course *course, const struct lesson *lesson, bool is_usual)
{
	if (course->edition != EDITION_COUNT)
		return lesson->edition == course->edition;
	return is_usual && !course->folder ? lesson->edition == EDITION_NT4 : lesson->is_base;
}

/* Lessons lie in one array, which moves while it grows: they are named when all are there. */
static int sort_lessons(struct course *course, size_t usual_count)
{
	size_t usual = 0;

	course->lessons = arena_alloc(
		course->suite.arena, (course->suite.lesson_count + 1) * sizeof(*course->lessons));
	if (!course->lessons)
		return -ENOMEM;
	for (size_t i = 0; i < course->suite.lesson_count; i++) {
		if (!is_wanted(course, &course->suite.lessons[i], i < usual_count))
			continue;
		course->lessons[course->count++] = &course->suite.lessons[i];
		usual += i < usual_count;
	}
	course->own_count = course->count - usual;
	qsort(course->lessons, usual, sizeof(*course->lessons), compare_lessons);
	return 0;
}

static int load_with_files(
	struct course *course, const char *const *files, size_t file_count, struct output *out)
{
	int status = load_usual(course, out);
	size_t usual_count = course->suite.lesson_count;

	for (size_t i = 0; i < file_count && status == EXIT_DONE; i++)
		status = load_own_file(course, files[i], out);
	if (status == EXIT_DONE && sort_lessons(course, usual_count) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	return status;
}

/* --- A course of one's own --- */

static bool names_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash ? slash + 1 : path, COURSE_FILE_NAME) == 0;
}

static const char *find_folder(const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (file_is_folder(paths[i]) || names_file(paths[i]))
			return paths[i];
	}
	return NULL;
}

static const char *course_file_path(const struct course *course)
{
	const char *folder = course->folder;

	if (names_file(folder))
		return folder;
	return arena_printf(course->suite.arena, "%s%s" COURSE_FILE_NAME, folder,
		folder[strlen(folder) - 1] == '/' ? "" : "/");
}

static int read_course_file(struct course *course, const char *path)
{
	struct arena *arena = course->suite.arena;
	struct reader reader = {path, arena, &course->problems};
	struct yaml_node *root;
	int r = files_read_yaml(path, arena, &course->problems, &root);

	return r == 0 && root ? course_file_read(&course->file, &reader, root) : r;
}

/*
 * The lessons of one entry, which has one for each edition: they get the place of the entry, and the
 * name of the course before theirs in progress files.
 */
static int place_lessons(struct course *course, size_t first, size_t entry)
{
	for (size_t i = first; i < course->suite.lesson_count; i++) {
		struct lesson *lesson = &course->suite.lessons[i];

		lesson->number = (unsigned)entry + 1;
		if (!*lesson->chapter)
			lesson->chapter = course->file.title;
		lesson->id =
			arena_printf(course->suite.arena, "%s.%s", course->file.id, lesson->id);
		if (!lesson->id)
			return -ENOMEM;
	}
	return 0;
}

static int load_own_course(struct course *course, struct output *out)
{
	const char *path = course_file_path(course);
	enum file_kind kind;
	int r;

	if (path && (file_get_kind(path, &kind) < 0 || kind != FILE_ORDINARY))
		return fail(out, EXIT_MISUSED, MSG_NO_COURSE, course->folder);
	r = path ? read_course_file(course, path) : -ENOMEM;
	/* the entries of a course with a mistake may be anything */
	for (size_t i = 0; course->problems.count == 0 && i < course->file.count && r == 0; i++) {
		size_t first = course->suite.lesson_count;

		r = suite_load(
			&course->suite, course->file.entries[i].path, true, &course->problems);
		if (r == 0)
			r = place_lessons(course, first, i);
	}
	if (r == 0)
		r = sort_lessons(course, course->suite.lesson_count);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

/* --- All of it --- */

static int load_all(
	struct course *course, const char *const *paths, size_t count, struct output *out)
{
	int status = load_documents(course, out);

	course->folder = find_folder(paths, count);
	if (status != EXIT_DONE)
		return status;
	if (!course->folder)
		return load_with_files(course, paths, count, out);
	if (count > 1)
		return fail(out, EXIT_MISUSED, MSG_ONE_COURSE);
	return load_own_course(course, out);
}

int course_init(struct course *course, enum edition edition, const char *const *paths, size_t count,
	struct output *out)
{
	size_t problems;
	int status;

	*course = (struct course){.edition = edition};
	if (diagnostics_init(&course->problems) < 0 || suite_init(&course->suite) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = load_all(course, paths, count, out);
	if (status != EXIT_DONE)
		return status;
	diagnostics_sort(&course->problems);
	diagnostics_print(&course->problems, 0, out->complaints);
	problems = course->problems.count;
	if (problems)
		return fail(
			out, EXIT_MISUSED, MSG_LESSON_PROBLEMS, problems, problems == 1 ? "" : "s");
	if (course->count)
		return EXIT_DONE;
	assert(edition != EDITION_COUNT);
	return course->folder ? fail(out, EXIT_MISUSED, MSG_NO_EDITION_THERE, course->folder,
					edition_to_string(edition))
			      : fail(out, EXIT_MISUSED, MSG_NO_EDITION, edition_to_string(edition));
}

void course_deinit(struct course *course)
{
	suite_deinit(&course->suite);
	diagnostics_deinit(&course->problems);
}

/* --- Finding --- */

bool course_is_path(const char *word)
{
	return strpbrk(word, "/\\.") != NULL;
}

bool course_is_folder(const char *word)
{
	return course_is_path(word) && (file_is_folder(word) || names_file(word));
}

static bool is_named(const struct lesson *lesson, const char *word)
{
	unsigned long long number;

	if (course_is_path(word))
		return strcmp(lesson->file, word) == 0;
	return strcmp(lesson->name, word) == 0 ||
	       (word_to_number(word, UINT32_MAX, &number) && number && number == lesson->number);
}

static const char *nearest_lesson(const struct course *course, const char *word)
{
	const char **ids = arena_alloc(course->suite.arena, (course->count + 1) * sizeof(*ids));

	if (!ids)
		return NULL;
	for (size_t i = 0; i < course->count; i++)
		ids[i] = course->lessons[i]->name;
	/* the beginning of an id tells more than one that is spelled alike */
	for (size_t i = 0; i < course->count && *word; i++) {
		if (strncasecmp(ids[i], word, strlen(word)) == 0)
			return ids[i];
	}
	return word_nearest(word, ids, course->count);
}

const struct lesson *course_find(const struct course *course, const char *word, struct output *out)
{
	const char *meant;

	/* a file that was named goes before what is called so */
	for (size_t i = course->count; i-- > 0;) {
		if (is_named(course->lessons[i], word))
			return course->lessons[i];
	}
	meant = nearest_lesson(course, word);
	if (file_is_folder(word))
		fail(out, EXIT_REFUSED, MSG_IS_FOLDER, word, word);
	else if (meant)
		fail(out, EXIT_REFUSED, MSG_NO_LESSON_NEAR, word, meant);
	else
		fail(out, EXIT_REFUSED, MSG_NO_LESSON, word);
	return NULL;
}

/* --- Standing --- */

enum lesson_standing course_standing(const struct progress *progress, const char *lesson)
{
	if (progress_has(progress, lesson, PROGRESS_SOLVED))
		return LESSON_SOLVED;
	for (size_t i = 0; i < progress->count; i++) {
		if (strcmp(progress->events[i].lesson, lesson) == 0)
			return LESSON_BEGUN;
	}
	return LESSON_OPEN;
}

bool course_is_untouched(const struct course *course, const struct progress *progress)
{
	for (size_t i = 0; i < course->count; i++) {
		if (course_standing(progress, course->lessons[i]->id) != LESSON_OPEN)
			return false;
	}
	return true;
}

/* How many lessons of the course itself there are: those of files are gone on with only by name. */
static size_t usual_count(const struct course *course)
{
	return course->count - course->own_count;
}

static const struct lesson *find_left_last(
	const struct course *course, const struct progress *progress)
{
	for (size_t i = progress->count; i-- > 0;) {
		const char *id = progress->events[i].lesson;

		if (course_standing(progress, id) == LESSON_SOLVED)
			return NULL;
		for (size_t j = 0; j < usual_count(course); j++) {
			if (strcmp(course->lessons[j]->id, id) == 0)
				return course->lessons[j];
		}
	}
	return NULL;
}

const struct lesson *course_next(
	const struct course *course, const struct progress *progress, const struct lesson *after)
{
	size_t count = usual_count(course), from = 0;
	const struct lesson *left = after ? NULL : find_left_last(course, progress);

	if (left)
		return left;
	for (size_t i = 0; i < count; i++) {
		if (course->lessons[i] == after)
			from = i + 1;
	}
	for (size_t i = 0; i < count; i++) {
		const struct lesson *lesson = course->lessons[(from + i) % count];

		if (lesson != after && course_standing(progress, lesson->id) != LESSON_SOLVED)
			return lesson;
	}
	return NULL;
}
