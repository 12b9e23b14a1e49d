#include "conformance/suite/scenario.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/macros.h"
#include "conformance/suite/course_file.h"
#include "conformance/suite/files.h"
#include "conformance/suite/id.h"
#include "conformance/suite/known.h"
#include "conformance/suite/subject_file.h"
#include "sim/farm_file/farm_file.h"
#include "sim/snapshot.h"

int suite_init(struct suite *suite)
{
	int r;

	*suite = (struct suite){.arena = arena_new()};
	if (!suite->arena)
		return -ENOMEM;
	r = documents_init(&suite->documents);
	return r == 0 ? farms_init(&suite->farms) : r;
}

void suite_deinit(struct suite *suite)
{
	for (size_t i = 0; i < suite->count; i++) {
		for (size_t j = 0; j < suite->scenarios[i].step_count; j++)
			expectations_deinit(&suite->scenarios[i].steps[j].expectations);
	}
	for (size_t i = 0; i < suite->lesson_count; i++)
		lesson_deinit(&suite->lessons[i]);
	documents_deinit(&suite->documents);
	if (suite->farms.arena)
		farms_deinit(&suite->farms);
	arena_free(suite->arena);
	*suite = (struct suite){0};
}

/* What is loaded from where. */
struct load {
	struct suite *suite;
	struct diagnostics *problems;
	bool all;
};

static int check_farm(struct load *load, const char *file, const struct yaml_node *root)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_new();

	return snapshot ? farm_file_read(file, root, load->problems, snapshot) : -ENOMEM;
}

static int check_document(struct load *load, const char *file, const struct yaml_node *root)
{
	cleanup(documents_deinit) struct documents documents = {0};
	int r = documents_init(&documents);

	return r == 0 ? document_read(&documents, file, root, load->problems) : r;
}

static int check_known(struct load *load, const char *file, const struct yaml_node *root)
{
	struct known_failures known = {0};
	int r = known_read(&known, file, root, load->suite->arena, load->problems);

	if (load->suite->warnings)
		known_warn(&known, load->suite->warnings);
	return r;
}

static int check_subject(struct load *load, const char *file, const struct yaml_node *root)
{
	struct subject_file subject;
	int r = subject_file_read(&subject, file, root, load->suite->arena, load->problems);

	if (load->suite->warnings)
		known_warn(&subject.known, load->suite->warnings);
	return r;
}

static int add_lesson(struct load *load, struct reader *reader, const struct lesson_tree *tree)
{
	struct suite *suite = load->suite;
	struct lesson *lesson =
		arena_append(suite->arena, &suite->lessons, suite->lesson_count, sizeof(*lesson));

	if (!lesson)
		return -ENOMEM;
	suite->lesson_count++;
	return lesson_read(lesson, &suite->documents, &suite->farms, reader, tree);
}

/* A mistake in what editions share is told once. */
static int check_lesson(struct load *load, const char *file, const struct yaml_node *root)
{
	struct reader reader = {file, load->suite->arena, load->problems};
	struct lesson_tree trees[EDITION_COUNT];
	size_t before = load->problems->count, count;
	int r = lesson_trees_read(&reader, root, trees, &count);

	for (size_t i = 0; r == 0 && i < count && load->problems->count == before; i++)
		r = add_lesson(load, &reader, &trees[i]);
	return r;
}

static int check_course(struct load *load, const char *file, const struct yaml_node *root)
{
	struct reader reader = {file, load->suite->arena, load->problems};
	struct course_file course;

	return course_file_read(&course, &reader, root);
}

/* A scenario that was begun, and is there for nobody yet. */
static int check_scenario(struct load *load, const char *file, const struct yaml_node *root)
{
	const struct yaml_node *title = yaml_get(root, "title");

	if (load->suite->warnings && title && title->kind == YAML_SCALAR &&
		strcmp(title->text, SCENARIO_UNWRITTEN) == 0)
		diagnostics_add(load->suite->warnings,
			yaml_position(title, file, load->suite->warnings->arena), NULL,
			"warning: what holds is to be written here, in one sentence");
	return scenario_read(load->suite, file, root, load->problems);
}

static int load_file(void *context, const char *path)
{
	static int (*const checks[])(
		struct load * load, const char *file, const struct yaml_node *root) = {
		[FILES_FARM] = check_farm,
		[FILES_DOCUMENT] = check_document,
		[FILES_SUBJECT] = check_subject,
		[FILES_LESSON] = check_lesson,
		[FILES_COURSE] = check_course,
		[FILES_KNOWN_FAILURES] = check_known,
	};
	struct load *load = context;
	struct yaml_node *root;
	enum files_kind kind;
	int r = files_read_yaml(path, load->suite->arena, load->problems, &root);

	if (r < 0 || !root)
		return r;
	kind = files_kind(root);
	if (kind == FILES_SCENARIO)
		return check_scenario(load, path, root);
	return load->all ? checks[kind](load, path, root) : 0;
}

int suite_load(struct suite *suite, const char *path, bool all, struct diagnostics *problems)
{
	struct load load = {suite, problems, all};
	char *own = arena_copy(suite->arena, path);

	if (!own)
		return -ENOMEM;
	disk_unspell(own);
	/* "tests/" is "tests": ids of own scenarios are paths */
	for (size_t end = strlen(own); end > 1 && own[end - 1] == '/'; end--)
		own[end - 1] = '\0';
	return files_walk(own, problems, load_file, &load);
}

const char *suite_nearest_id(const struct suite *suite, const char *typed)
{
	const char **ids = arena_alloc(suite->arena, (suite->count + 1) * sizeof(*ids));

	for (size_t i = 0; ids && i < suite->count; i++)
		ids[i] = suite->scenarios[i].id;
	return ids ? id_nearest(typed, ids, suite->count, suite->arena) : NULL;
}

static int compare_ids(const void *a, const void *b)
{
	const struct scenario *x = *(const struct scenario *const *)a;
	const struct scenario *y = *(const struct scenario *const *)b;
	int order = strcmp(x->id, y->id);

	return order ? order : (x > y) - (x < y);
}

static void refuse_twin_scenarios(const struct suite *suite, struct diagnostics *problems)
{
	const struct scenario **sorted =
		arena_alloc(suite->arena, (suite->count + 1) * sizeof(*sorted));

	for (size_t i = 0; sorted && i < suite->count; i++)
		sorted[i] = &suite->scenarios[i];
	if (sorted && suite->count)
		qsort(sorted, suite->count, sizeof(*sorted), compare_ids);
	for (size_t i = 1; sorted && i < suite->count; i++) {
		const struct scenario *first = sorted[i - 1], *second = sorted[i];

		if (strcmp(first->id, second->id) == 0)
			diagnostics_add(problems,
				(struct position){second->file, second->line, 1, NULL}, NULL,
				"the id '%s' is that of '%s' too", second->id, first->file);
	}
}

/* Another folder may have another course. */
static bool in_same_folder(const char *a, const char *b)
{
	const char *end_a = strrchr(a, '/'), *end_b = strrchr(b, '/');
	size_t length = end_a ? (size_t)(end_a - a) : 0;

	return length == (end_b ? (size_t)(end_b - b) : 0) && memcmp(a, b, length) == 0;
}

/* A learner names a lesson by either, and takes them in the order of their numbers. */
static void refuse_twin_lessons(
	const struct lesson *first, const struct lesson *second, struct diagnostics *problems)
{
	struct position at = {second->file, second->line, 1, NULL};

	if (strcmp(first->id, second->id) == 0 && in_same_folder(first->file, second->file))
		diagnostics_add(problems, at, NULL, "the lesson '%s' is that of '%s' too",
			second->id, first->file);
	if (first->number && first->number == second->number && first->edition == second->edition)
		diagnostics_add(problems, at, NULL, "the number %u is that of '%s' too",
			second->number, first->file);
}

void suite_refuse_twins(const struct suite *suite, struct diagnostics *problems)
{
	refuse_twin_scenarios(suite, problems);
	for (size_t i = 1; i < suite->lesson_count; i++) {
		for (size_t j = 0; j < i; j++)
			refuse_twin_lessons(&suite->lessons[j], &suite->lessons[i], problems);
	}
}
