#include <errno.h>

#include "conformance/results/store/request.h"
#include "conformance/results/store/store.h"

/* --- Writing --- */

static void bind_numbers(struct request *request, const struct result_run *run)
{
	request_bind_integer(request, ":by_path", run->by_path);
	request_bind_integer(request, ":jobs", (int64_t)run->jobs);
	request_bind_integer(request, ":rounds", (int64_t)run->rounds);
	request_bind_integer(request, ":shard", (int64_t)run->shard);
	request_bind_integer(request, ":shards", (int64_t)run->shards);
	request_bind_integer(request, ":duration", (int64_t)run->duration);
}

static void bind_texts(struct request *request, const struct result_run *run)
{
	request_bind_text(request, ":subject", run->subject);
	request_bind_text(request, ":subject_title", run->subject_title);
	request_bind_text(request, ":subject_typed", run->subject_typed);
	request_bind_text(request, ":command", run->command);
	request_bind_text(request, ":host", run->host);
	request_bind_text(request, ":system", run->system);
	request_bind_text(request, ":version", run->version);
	request_bind_text(request, ":suite", run->suite);
	request_bind_text(request, ":documents", run->documents);
	request_bind_text(request, ":level", level_to_string(run->level));
	request_bind_text(request, ":started", run->started);
	request_bind_text(request, ":ended", run->ended);
}

int results_add_run(struct results *results, const struct result_run *run, int64_t *ret_id)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_RUN_INSERT);
	int r;

	bind_numbers(&request, run);
	bind_texts(&request, run);
	r = request_step(&request);
	if (r != 1)
		return r == 0 ? -EIO : r;
	*ret_id = request_integer(&request, 0);
	return 0;
}

int results_keep_runs(struct results *results, size_t count)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_RUN_FORGET);

	request_bind_integer(&request, ":kept", (int64_t)count);
	return request_run(&request);
}

int results_end_run(struct results *results, const struct result_run *run)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_RUN_END);

	request_bind_integer(&request, ":run_id", run->id);
	request_bind_text(&request, ":ended", run->ended);
	request_bind_integer(&request, ":duration", (int64_t)run->duration);
	return request_run(&request);
}

/* --- Reading --- */

static void count_row(const struct request *request, struct result_counts *counts)
{
	uint64_t cases = (uint64_t)request_integer(request, 3);
	int64_t judged = request_integer(request, 1), held = request_integer(request, 2);
	const char *word = request_text(request, 0);
	enum verdict verdict;

	counts->cases += cases;
	if (!word || !verdict_from_string(word, &verdict)) {
		counts->not_reached += cases;
		return;
	}
	counts->verdicts[verdict] += cases;
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		counts->levels[level].judged += judged >> level & 1 ? cases : 0;
		counts->levels[level].held += held >> level & 1 ? cases : 0;
	}
}

static int count(struct results *results, struct result_run *run)
{
	cleanup(request_end) struct request request =
		request_begin(results, REQUEST_RUN_COUNT_VERDICTS);
	int r;

	request_bind_integer(&request, ":run_id", run->id);
	while ((r = request_step(&request)) == 1)
		count_row(&request, &run->counts);
	run->complete = run->ended && !run->counts.not_reached;
	return r;
}

/* The run of the row; its texts are the row's. */
static int read_run(
	struct results *results, const struct request *request, struct result_run *ret_run)
{
	struct result_run run = {
		.id = request_integer(request, 0),
		.subject = request_word(request, 1),
		.subject_title = request_text(request, 2),
		.subject_typed = request_text(request, 3),
		.command = request_text(request, 4),
		.by_path = request_integer(request, 5),
		.host = request_word(request, 6),
		.system = request_word(request, 7),
		.version = request_word(request, 8),
		.suite = request_word(request, 9),
		.documents = request_word(request, 10),
		.jobs = (uint64_t)request_integer(request, 12),
		.rounds = (uint64_t)request_integer(request, 13),
		.shard = (uint64_t)request_integer(request, 14),
		.shards = (uint64_t)request_integer(request, 15),
		.started = request_word(request, 16),
		.ended = request_text(request, 17),
		.duration = (uint64_t)request_integer(request, 18),
	};
	int r;

	if (!level_from_string(request_word(request, 11), &run.level))
		return RESULTS_E_CORRUPT;
	r = count(results, &run);
	*ret_run = run;
	return r;
}

int results_read_runs(struct results *results,
	int (*take)(void *context, const struct result_run *run), void *context)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_RUN_LIST);
	int r;

	while ((r = request_step(&request)) == 1) {
		struct result_run run;

		r = read_run(results, &request, &run);
		if (r == 0)
			r = take(context, &run);
		if (r != 0)
			return r;
	}
	return r;
}

/* Move the run's texts into the arena; false without memory. */
static bool keep(struct result_run *run, struct arena *arena)
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

static int find(struct results *results, struct request *request, struct arena *arena,
	struct result_run *ret_run)
{
	struct result_run run;
	int r = request_step(request);

	if (r != 1)
		return r == 0 ? RESULTS_E_NO_RUN : r;
	r = read_run(results, request, &run);
	if (r == 0 && !keep(&run, arena))
		r = -ENOMEM;
	if (r == 0)
		*ret_run = run;
	return r;
}

int results_find_run(
	struct results *results, int64_t id, struct arena *arena, struct result_run *ret_run)
{
	cleanup(request_end) struct request request =
		request_begin(results, id ? REQUEST_RUN_GET : REQUEST_RUN_LAST);

	if (id)
		request_bind_integer(&request, ":run_id", id);
	return find(results, &request, arena, ret_run);
}

int results_find_last(struct results *results, const char *subject, struct arena *arena,
	struct result_run *ret_run)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_RUN_LAST_OF);

	request_bind_text(&request, ":subject", subject);
	return find(results, &request, arena, ret_run);
}
