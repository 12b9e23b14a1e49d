#include "conformance/results/store/statements.h"

#include <errno.h>
#include <string.h>

/*
 * Cases, their steps, findings and files are lists in the same order, which are read side by side:
 * nothing need be looked up for each of a hundred thousand cases.
 */
struct list {
	struct query query;
	int state; /* of query_step(): 1 while there is a row */
};

struct reading {
	struct list steps, findings, files;
	struct arena *arena; /* of the case that is read */
};

static struct list list_begin(
	struct results *results, enum statement statement, const struct result_run *run)
{
	struct list list = {.query = query_begin(results->database, statement)};

	query_bind_integer(&list.query, ":run_id", run->id);
	list.state = query_step(&list.query);
	return list;
}

static void reading_deinit(struct reading *reading)
{
	query_end(&reading->steps.query);
	query_end(&reading->findings.query);
	query_end(&reading->files.query);
	arena_free(reading->arena);
}

/* Is the list's row one of the case? */
static bool row_belongs(const struct list *list, const struct result_case *item)
{
	return list->state == 1 && query_integer(&list->query, 0) == (int64_t)item->number &&
	       query_integer(&list->query, 1) == (int64_t)item->round;
}

static const char *copy_column(struct reading *reading, const struct query *query, int column)
{
	return arena_copy(reading->arena, query_word(query, column));
}

/* The same of what may be nothing; false without memory. */
static bool copy_if_any(
	struct reading *reading, const struct query *query, int column, const char **ret_text)
{
	const char *text = query_text(query, column);

	*ret_text = text ? arena_copy(reading->arena, text) : NULL;
	return !text || *ret_text;
}

static int read_step(struct reading *reading, struct result_case *item)
{
	const struct query *row = &reading->steps.query;
	struct result_step *step =
		arena_append(reading->arena, &item->steps, item->step_count, sizeof(*step));

	if (!step)
		return -ENOMEM;
	*step = (struct result_step){
		.server = copy_column(reading, row, 2),
		.session = (uint32_t)query_integer(row, 3),
		.typed = copy_column(reading, row, 4),
		.line = (unsigned)query_integer(row, 5),
		.code = (int)query_integer(row, 7),
		.streams = {copy_column(reading, row, 8), copy_column(reading, row, 9)},
		.changes = copy_column(reading, row, 10),
		.duration = (uint64_t)query_integer(row, 11),
	};
	item->step_count++;
	if (!step->server || !step->typed || !step->streams[0] || !step->streams[1] ||
		!step->changes || !copy_if_any(reading, row, 12, &step->input))
		return -ENOMEM;
	return process_end_from_string(query_word(row, 6), &step->end) ? 0 : RESULTS_E_CORRUPT;
}

static int read_finding(struct reading *reading, struct result_case *item)
{
	const struct query *row = &reading->findings.query;
	struct result_finding *finding = arena_append(
		reading->arena, &item->findings, item->finding_count, sizeof(*finding));

	if (!finding)
		return -ENOMEM;
	*finding = (struct result_finding){
		.what = copy_column(reading, row, 2),
		.expected = copy_column(reading, row, 4),
		.actual = copy_column(reading, row, 5),
		.line = (unsigned)query_integer(row, 6),
	};
	item->finding_count++;
	if (!finding->what || !finding->expected || !finding->actual)
		return -ENOMEM;
	return level_from_string(query_word(row, 3), &finding->level) ? 0 : RESULTS_E_CORRUPT;
}

static int read_file(struct reading *reading, struct result_case *item)
{
	const struct query *row = &reading->files.query;
	struct result_file *file =
		arena_append(reading->arena, &item->files, item->file_count, sizeof(*file));

	if (!file)
		return -ENOMEM;
	*file = (struct result_file){copy_column(reading, row, 2), copy_column(reading, row, 3)};
	item->file_count++;
	return file->name && file->text ? 0 : -ENOMEM;
}

/* All rows of the list that belong to the case. */
static int read_list(struct reading *reading, struct list *list,
	int (*read)(struct reading *reading, struct result_case *item), struct result_case *item)
{
	int r = 0;

	while (r == 0 && row_belongs(list, item)) {
		r = read(reading, item);
		list->state = query_step(&list->query);
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
static int read_own(const struct query *row, struct result_case *item)
{
	const char *verdict = query_text(row, 8);

	*item = (struct result_case){
		.number = (uint64_t)query_integer(row, 0),
		.round = (uint64_t)query_integer(row, 1),
		.scenario = query_word(row, 2),
		.title = query_word(row, 3),
		.file = query_word(row, 4),
		.line = (unsigned)query_integer(row, 5),
		.reached = verdict,
		.verdict = VERDICT_COUNT,
		.reason = query_text(row, 9),
		.started = (uint64_t)query_integer(row, 12),
		.duration = (uint64_t)query_integer(row, 13),
		.farm_before = query_text(row, 14),
		.farm_after = query_text(row, 15),
		.command = query_word(row, 16),
		.asked_unknown = verdict && !query_text(row, 18),
	};
	levels_of(query_integer(row, 10), item->judged);
	levels_of(query_integer(row, 11), item->held);
	levels_of(query_integer(row, 18), item->asked);
	if (!level_from_string(query_word(row, 6), &item->level) ||
		!edition_from_string(query_word(row, 17), &item->edition) ||
		(verdict && !verdict_from_string(verdict, &item->verdict)))
		return RESULTS_E_CORRUPT;
	if (query_integer(row, 19))
		item->verdict = VERDICT_NOT_OFFERED;
	return 0;
}

/* See level_stored(). */
static void restore_own_level(struct result_case *item)
{
	item->level = LEVEL_OWN;
	item->judged[LEVEL_OWN] = item->judged[LEVEL_DOCUMENTED];
	item->held[LEVEL_OWN] = item->held[LEVEL_DOCUMENTED];
	item->asked[LEVEL_OWN] = item->asked[LEVEL_DOCUMENTED];
	item->judged[LEVEL_DOCUMENTED] = item->held[LEVEL_DOCUMENTED] = false;
	item->asked[LEVEL_DOCUMENTED] = false;
	for (size_t i = 0; i < item->finding_count; i++)
		item->findings[i].level = LEVEL_OWN;
}

static int read_case(struct reading *reading, const struct query *row, struct result_case *item)
{
	int r = read_own(row, item);

	reading->arena = arena_free(reading->arena);
	reading->arena = arena_new();
	if (!reading->arena)
		return -ENOMEM;
	if (r == 0)
		r = read_clauses(reading, query_word(row, 7), item);
	if (r == 0)
		r = read_list(reading, &reading->steps, read_step, item);
	if (r == 0)
		r = read_list(reading, &reading->findings, read_finding, item);
	if (r == 0 && strcmp(item->command, LEVEL_OWN_COMMAND) == 0)
		restore_own_level(item);
	return r == 0 ? read_list(reading, &reading->files, read_file, item) : r;
}

int results_read_cases(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_case *item), void *context)
{
	cleanup(query_end) struct query query = query_begin(results->database, STATEMENT_CASE_LIST);
	cleanup(reading_deinit) struct reading reading = {
		.steps = list_begin(results, STATEMENT_STEP_LIST, run),
		.findings = list_begin(results, STATEMENT_FINDING_LIST, run),
		.files = list_begin(results, STATEMENT_FILE_LIST, run),
	};
	int r;

	query_bind_integer(&query, ":run_id", run->id);
	while ((r = query_step(&query)) == 1) {
		struct result_case item;

		r = read_case(&reading, &query, &item);
		if (r == 0)
			r = take(context, &item);
		if (r != 0)
			return r;
	}
	return r;
}
