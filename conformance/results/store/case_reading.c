#include "conformance/results/store/request.h"

#include <errno.h>
#include <string.h>

/*
 * Cases, their steps, findings and files are lists in the same order, which are read side by side:
 * nothing need be looked up for each of a hundred thousand cases.
 */
struct list {
	struct request request;
	int state; /* of request_step(): 1 while there is a row */
};

struct reading {
	struct list steps, findings, files;
	struct arena *arena; /* of the case that is read */
};

static struct list list_begin(
	struct results *results, enum request_kind kind, const struct result_run *run)
{
	struct list list = {.request = request_begin(results, kind)};

	request_bind_integer(&list.request, ":run_id", run->id);
	list.state = request_step(&list.request);
	return list;
}

static void reading_deinit(struct reading *reading)
{
	request_end(&reading->steps.request);
	request_end(&reading->findings.request);
	request_end(&reading->files.request);
	arena_free(reading->arena);
}

/* Is the list's row one of the case? */
static bool belongs(const struct list *list, const struct result_case *item)
{
	return list->state == 1 && request_integer(&list->request, 0) == (int64_t)item->number &&
	       request_integer(&list->request, 1) == (int64_t)item->round;
}

static const char *copy(struct reading *reading, const struct request *request, int column)
{
	return arena_copy(reading->arena, request_word(request, column));
}

/* The same of what may be nothing; false without memory. */
static bool copy_if_any(
	struct reading *reading, const struct request *request, int column, const char **ret_text)
{
	const char *text = request_text(request, column);

	*ret_text = text ? arena_copy(reading->arena, text) : NULL;
	return !text || *ret_text;
}

static int read_step(struct reading *reading, struct result_case *item)
{
	const struct request *row = &reading->steps.request;
	struct result_step *step =
		arena_append(reading->arena, &item->steps, item->step_count, sizeof(*step));

	if (!step)
		return -ENOMEM;
	*step = (struct result_step){
		.server = copy(reading, row, 2),
		.session = (uint32_t)request_integer(row, 3),
		.typed = copy(reading, row, 4),
		.line = (unsigned)request_integer(row, 5),
		.code = (int)request_integer(row, 7),
		.streams = {copy(reading, row, 8), copy(reading, row, 9)},
		.changes = copy(reading, row, 10),
		.duration = (uint64_t)request_integer(row, 11),
	};
	item->step_count++;
	if (!step->server || !step->typed || !step->streams[0] || !step->streams[1] ||
		!step->changes || !copy_if_any(reading, row, 12, &step->input))
		return -ENOMEM;
	return result_end_from_string(request_word(row, 6), &step->end) ? 0 : RESULTS_E_CORRUPT;
}

static int read_finding(struct reading *reading, struct result_case *item)
{
	const struct request *row = &reading->findings.request;
	struct result_finding *finding = arena_append(
		reading->arena, &item->findings, item->finding_count, sizeof(*finding));

	if (!finding)
		return -ENOMEM;
	*finding = (struct result_finding){
		.what = copy(reading, row, 2),
		.expected = copy(reading, row, 4),
		.actual = copy(reading, row, 5),
		.line = (unsigned)request_integer(row, 6),
	};
	item->finding_count++;
	if (!finding->what || !finding->expected || !finding->actual)
		return -ENOMEM;
	return level_from_string(request_word(row, 3), &finding->level) ? 0 : RESULTS_E_CORRUPT;
}

static int read_file(struct reading *reading, struct result_case *item)
{
	const struct request *row = &reading->files.request;
	struct result_file *file =
		arena_append(reading->arena, &item->files, item->file_count, sizeof(*file));

	if (!file)
		return -ENOMEM;
	*file = (struct result_file){copy(reading, row, 2), copy(reading, row, 3)};
	item->file_count++;
	return file->name && file->text ? 0 : -ENOMEM;
}

/* All rows of the list that belong to the case. */
static int read_list(struct reading *reading, struct list *list,
	int (*read)(struct reading *reading, struct result_case *item), struct result_case *item)
{
	int r = 0;

	while (r == 0 && belongs(list, item)) {
		r = read(reading, item);
		list->state = request_step(&list->request);
	}
	return r == 0 && list->state != 1 ? list->state : r;
}

/* The ids of the clauses, which are lines. */
static int read_clauses(struct reading *reading, const char *lines, struct result_case *item)
{
	for (const char *end; (end = strchr(lines, '\n')); lines = end + 1) {
		const char **clause = arena_append(
			reading->arena, &item->clauses, item->clause_count, sizeof(*clause));

		if (!clause)
			return -ENOMEM;
		*clause = arena_copy_bytes(reading->arena, lines, (size_t)(end - lines));
		if (!*clause)
			return -ENOMEM;
		item->clause_count++;
	}
	return 0;
}

static void levels_of(int64_t bits, bool levels[LEVEL_COUNT])
{
	for (enum level level = 0; level < LEVEL_COUNT; level++)
		levels[level] = bits >> level & 1;
}

/* The case of the row, with texts that are the row's. */
static int read_own(const struct request *row, struct result_case *item)
{
	const char *verdict = request_text(row, 8);

	*item = (struct result_case){
		.number = (uint64_t)request_integer(row, 0),
		.round = (uint64_t)request_integer(row, 1),
		.scenario = request_word(row, 2),
		.title = request_word(row, 3),
		.file = request_word(row, 4),
		.line = (unsigned)request_integer(row, 5),
		.reached = verdict,
		.verdict = VERDICT_COUNT,
		.reason = request_text(row, 9),
		.started = (uint64_t)request_integer(row, 12),
		.duration = (uint64_t)request_integer(row, 13),
		.farm_before = request_text(row, 14),
		.farm_after = request_text(row, 15),
		.command = request_word(row, 16),
	};
	levels_of(request_integer(row, 10), item->judged);
	levels_of(request_integer(row, 11), item->held);
	if (!level_from_string(request_word(row, 6), &item->level) ||
		(verdict && !verdict_from_string(verdict, &item->verdict)))
		return RESULTS_E_CORRUPT;
	return 0;
}

static int read_case(struct reading *reading, const struct request *row, struct result_case *item)
{
	int r = read_own(row, item);

	reading->arena = arena_free(reading->arena);
	reading->arena = arena_new();
	if (!reading->arena)
		return -ENOMEM;
	if (r == 0)
		r = read_clauses(reading, request_word(row, 7), item);
	if (r == 0)
		r = read_list(reading, &reading->steps, read_step, item);
	if (r == 0)
		r = read_list(reading, &reading->findings, read_finding, item);
	return r == 0 ? read_list(reading, &reading->files, read_file, item) : r;
}

int results_read_cases(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_case *item), void *context)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CASE_LIST);
	cleanup(reading_deinit) struct reading reading = {
		.steps = list_begin(results, REQUEST_STEP_LIST, run),
		.findings = list_begin(results, REQUEST_FINDING_LIST, run),
		.files = list_begin(results, REQUEST_FILE_LIST, run),
	};
	int r;

	request_bind_integer(&request, ":run_id", run->id);
	while ((r = request_step(&request)) == 1) {
		struct result_case item;

		r = read_case(&reading, &request, &item);
		if (r == 0)
			r = take(context, &item);
		if (r != 0)
			return r;
	}
	return r;
}
