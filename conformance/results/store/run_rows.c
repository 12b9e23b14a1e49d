#include <errno.h>

#include "conformance/results/store/statements.h"
#include "conformance/results/store/store.h"

/* --- Writing --- */

static void bind_numbers(struct query *query, const struct result_run *run)
{
	query_bind_integer(query, ":by_path", run->by_path);
	query_bind_integer(query, ":jobs", (int64_t)run->jobs);
	query_bind_integer(query, ":rounds", (int64_t)run->rounds);
	query_bind_integer(query, ":shard", (int64_t)run->shard);
	query_bind_integer(query, ":shards", (int64_t)run->shards);
	query_bind_integer(query, ":duration", (int64_t)run->duration);
}

static void bind_texts(struct query *query, const struct result_run *run)
{
	query_bind_text(query, ":subject", run->subject);
	query_bind_text(query, ":subject_title", run->subject_title);
	query_bind_text(query, ":subject_typed", run->subject_typed);
	query_bind_text(query, ":command", run->command);
	query_bind_text(query, ":host", run->host);
	query_bind_text(query, ":system", run->system);
	query_bind_text(query, ":version", run->version);
	query_bind_text(query, ":suite", run->suite);
	query_bind_text(query, ":documents", run->documents);
	query_bind_text(query, ":level", level_to_string(run->level));
	query_bind_text(query, ":started", run->started);
	query_bind_text(query, ":ended", run->ended);
}

int results_add_run(struct results *results, const struct result_run *run, int64_t *ret_id)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_RUN_INSERT);
	int r;

	bind_numbers(&query, run);
	bind_texts(&query, run);
	r = query_step(&query);
	if (r != 1)
		return r == 0 ? -EIO : r;
	*ret_id = query_integer(&query, 0);
	return 0;
}

int results_keep_runs(struct results *results, size_t count)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_RUN_FORGET);

	query_bind_integer(&query, ":kept", (int64_t)count);
	return query_run(&query);
}

int results_end_run(struct results *results, const struct result_run *run)
{
	cleanup(query_end) struct query query = query_begin(results->database, STATEMENT_RUN_END);

	query_bind_integer(&query, ":run_id", run->id);
	query_bind_text(&query, ":ended", run->ended);
	query_bind_integer(&query, ":duration", (int64_t)run->duration);
	return query_run(&query);
}

/* --- Reading --- */

static void count_level(
	struct result_level_count *count, bool judged, bool held, bool asked, uint64_t cases)
{
	count->judged += judged ? cases : 0;
	count->held += held ? cases : 0;
	count->asked += asked ? cases : 0;
	count->asked_held += asked && held ? cases : 0;
}

static void count_row(const struct query *query, struct result_counts *counts)
{
	uint64_t cases = (uint64_t)query_integer(query, 3);
	int64_t judged = query_integer(query, 1), held = query_integer(query, 2);
	int64_t asked = query_integer(query, 5);
	const char *word = query_text(query, 0);
	enum verdict verdict;

	counts->cases += cases;
	if (!word || !verdict_from_string(word, &verdict)) {
		counts->not_reached += cases;
		return;
	}
	if (query_integer(query, 6))
		verdict = VERDICT_NOT_OFFERED;
	counts->verdicts[verdict] += cases;
	counts->unknown += query_text(query, 5) ? 0 : cases;
	/* of an own case: see level_stored() */
	if (query_integer(query, 4)) {
		count_level(&counts->levels[LEVEL_OWN], judged, held, asked, cases);
		return;
	}
	for (enum level level = 0; level < LEVEL_OWN; level++)
		count_level(&counts->levels[level], judged >> level & 1, held >> level & 1,
			asked >> level & 1, cases);
}

static int count_verdicts(struct results *results, struct result_run *run)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_RUN_COUNT_VERDICTS);
	int r;

	query_bind_integer(&query, ":run_id", run->id);
	while ((r = query_step(&query)) == 1)
		count_row(&query, &run->counts);
	run->complete = run->ended && !run->counts.not_reached;
	return r;
}

/* The run of the row; its texts are the row's. */
static int read_run(struct results *results, const struct query *query, struct result_run *ret_run)
{
	struct result_run run = {
		.id = query_integer(query, 0),
		.subject = query_word(query, 1),
		.subject_title = query_text(query, 2),
		.subject_typed = query_text(query, 3),
		.command = query_text(query, 4),
		.by_path = query_integer(query, 5),
		.host = query_word(query, 6),
		.system = query_word(query, 7),
		.version = query_word(query, 8),
		.suite = query_word(query, 9),
		.documents = query_word(query, 10),
		.jobs = (uint64_t)query_integer(query, 12),
		.rounds = (uint64_t)query_integer(query, 13),
		.shard = (uint64_t)query_integer(query, 14),
		.shards = (uint64_t)query_integer(query, 15),
		.started = query_word(query, 16),
		.ended = query_text(query, 17),
		.duration = (uint64_t)query_integer(query, 18),
	};
	int r;

	if (!level_from_string(query_word(query, 11), &run.level))
		return RESULTS_E_CORRUPT;
	r = count_verdicts(results, &run);
	*ret_run = run;
	return r;
}

int results_read_runs(struct results *results,
	int (*take)(void *context, const struct result_run *run), void *context)
{
	cleanup(query_end) struct query query = query_begin(results->database, STATEMENT_RUN_LIST);
	int r;

	while ((r = query_step(&query)) == 1) {
		struct result_run run;

		r = read_run(results, &query, &run);
		if (r == 0)
			r = take(context, &run);
		if (r != 0)
			return r;
	}
	return r;
}

/* Move the run's texts into the arena; false without memory. */
static bool keep_texts(struct result_run *run, struct arena *arena)
{
	const char **const texts[] = {&run->subject, &run->subject_title, &run->subject_typed,
		&run->command, &run->host, &run->system, &run->version, &run->suite,
		&run->documents, &run->started, &run->ended};

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		if (!*texts[i])
			continue;
		*texts[i] = arena_copy(arena, *texts[i]);
		if (!*texts[i])
			return false;
	}
	return true;
}

static int read_found_run(struct results *results, struct query *query, struct arena *arena,
	struct result_run *ret_run)
{
	struct result_run run;
	int r = query_step(query);

	if (r != 1)
		return r == 0 ? RESULTS_E_NO_RUN : r;
	r = read_run(results, query, &run);
	if (r == 0 && !keep_texts(&run, arena))
		r = -ENOMEM;
	if (r == 0)
		*ret_run = run;
	return r;
}

int results_find_run(
	struct results *results, int64_t id, struct arena *arena, struct result_run *ret_run)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, id ? STATEMENT_RUN_GET : STATEMENT_RUN_LAST);

	if (id)
		query_bind_integer(&query, ":run_id", id);
	return read_found_run(results, &query, arena, ret_run);
}

int results_find_last(struct results *results, const char *subject, struct arena *arena,
	struct result_run *ret_run)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_RUN_LAST_OF);

	query_bind_text(&query, ":subject", subject);
	return read_found_run(results, &query, arena, ret_run);
}
