#include "conformance/results/writer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/results/store/store.h"

/* A batch is written when it has so many cases, or so many milliseconds after the last one. */
enum {
	BATCH_CASES = 512,
	BATCH_TIME = 1000
};

struct kept {
	struct result_case item;
	struct arena *arena;
};

struct results_writer {
	struct results *results;
	int64_t run_id;
	struct kept batch[BATCH_CASES];
	size_t count;
	uint64_t written; /* when, of machine_clock_ms() */
	int error;        /* the first one */
};

static void forget_batch(struct results_writer *writer)
{
	for (size_t i = 0; i < writer->count; i++)
		arena_free(writer->batch[i].arena);
	writer->count = 0;
}

struct results_writer *results_writer_free(struct results_writer *writer)
{
	if (!writer)
		return NULL;
	forget_batch(writer);
	results_free(writer->results);
	free(writer);
	return NULL;
}

static void results_writer_freep(struct results_writer **writer)
{
	*writer = results_writer_free(*writer);
}

/* --- The beginning --- */

static int add_clauses(
	struct results *results, const struct result_run *run, const struct results_plan *plan)
{
	bool has;
	int r = results_has_documents(results, run->documents, &has);

	for (size_t i = 0; r == 0 && !has && i < plan->clause_count; i++)
		r = results_add_clause(results, run->documents, i + 1, &plan->clauses[i]);
	return r;
}

static int add_plan(struct results_writer *writer, const struct result_run *run,
	const struct results_plan *plan)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = results_begin(writer->results, &transaction);

	if (r == 0)
		r = add_clauses(writer->results, run, plan);
	if (r == 0)
		r = results_add_run(writer->results, run, &writer->run_id);
	for (size_t i = 0; r == 0 && i < plan->case_count; i++)
		r = results_add_case(writer->results, writer->run_id, &plan->cases[i]);
	return r == 0 ? transaction_commit(&transaction) : r;
}

int results_writer_new(const char *path, const struct result_run *run,
	const struct results_plan *plan, struct results_writer **ret_writer)
{
	cleanup(results_writer_freep) struct results_writer *writer = calloc(1, sizeof(*writer));
	int r;

	if (!writer)
		return -ENOMEM;
	r = results_open_to_write(path, &writer->results);
	if (r == 0)
		r = add_plan(writer, run, plan);
	if (r != 0)
		return r;
	writer->written = machine_clock_ms();
	*ret_writer = steal(&writer);
	return 0;
}

int64_t results_writer_run(const struct results_writer *writer)
{
	return writer->run_id;
}

int results_writer_keep(struct results_writer *writer, size_t runs)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = results_begin(writer->results, &transaction);

	assert(runs > 0);
	if (r == 0)
		r = results_keep_runs(writer->results, runs);
	return r == 0 ? transaction_commit(&transaction) : r;
}

/* --- Cases --- */

/* Write the batch, and with `run` that it has ended. */
static int write_batch(struct results_writer *writer, const struct result_run *run)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = results_begin(writer->results, &transaction);

	for (size_t i = 0; r == 0 && i < writer->count; i++)
		r = results_reach_case(writer->results, writer->run_id, &writer->batch[i].item);
	if (r == 0 && run) {
		struct result_run ended = *run;

		ended.id = writer->run_id;
		r = results_end_run(writer->results, &ended);
	}
	return r == 0 ? transaction_commit(&transaction) : r;
}

static int flush_batch(struct results_writer *writer, const struct result_run *run)
{
	if (!writer->error)
		writer->error = write_batch(writer, run);
	forget_batch(writer);
	writer->written = machine_clock_ms();
	return writer->error;
}

void results_writer_add(
	struct results_writer *writer, const struct result_case *item, struct arena *arena)
{
	writer->batch[writer->count++] = (struct kept){*item, arena};
	if (writer->count == BATCH_CASES || machine_clock_ms() - writer->written >= BATCH_TIME)
		flush_batch(writer, NULL);
}

int results_writer_flush(struct results_writer *writer)
{
	return flush_batch(writer, NULL);
}

int results_writer_end(struct results_writer *writer, const struct result_run *run)
{
	return flush_batch(writer, run);
}
