/*
 * Storing a run in progress: first all selected cases, then those that were reached, in batches. The
 * file of a killed run shows which cases it did not reach.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_WRITER_H
#define TSFARM_CONFORMANCE_RESULTS_WRITER_H

#include "conformance/results/results.h"

struct results_writer;

/* The clauses and the selected cases of a run. */
struct results_plan {
	struct result_clause *clauses;
	size_t clause_count;
	struct result_case *cases;
	size_t case_count;
};

/* Begin a run in the file, which is made if it is missing. Returns as results_open(). */
int results_writer_new(const char *path, const struct result_run *run,
	const struct results_plan *plan, struct results_writer **ret_writer);

/* The number of the run in the file. */
int64_t results_writer_run(const struct results_writer *writer);

/*
 * Delete all runs of the file except the last ones, including this one. Returns as results_open().
 */
int results_writer_keep(struct results_writer *writer, size_t runs);

/* Free the writer; cases that are not written yet are lost. Accepts NULL. Returns NULL. */
struct results_writer *results_writer_free(struct results_writer *writer);

/* Add a case that was reached. The writer takes over the arena, which owns the case. */
void results_writer_add(
	struct results_writer *writer, const struct result_case *item, struct arena *arena);

/*
 * Write the remaining cases, and the end and duration of `run`. Returns the first failure since the
 * beginning, after which nothing was written.
 */
int results_writer_end(struct results_writer *writer, const struct result_run *run);

/* Write the remaining cases of a run that did not end. Returns as results_writer_end(). */
int results_writer_flush(struct results_writer *writer);

#endif
