/*
 * Storing a run while it goes: all that was chosen first, then what was reached, in batches, so that
 * a run which is killed leaves a file that says what it did not reach.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_WRITER_H
#define TSFARM_CONFORMANCE_RESULTS_WRITER_H

#include "conformance/results/results.h"

struct results_writer;

/* What a run begins with: the clauses it is judged by, and each case that was chosen. */
struct results_plan {
	struct result_clause *clauses;
	size_t clause_count;
	struct result_case *cases;
	size_t case_count;
};

/* Begin a run in the file, which is made when it is not there. Returns as results_open(). */
int results_writer_new(const char *path, const struct result_run *run,
	const struct results_plan *plan, struct results_writer **ret_writer);

/* Delete all runs of the file except the last ones, including this one. Returns as results_open(). */
int results_writer_keep(struct results_writer *writer, size_t runs);

/* Accepts NULL; what was not written yet is lost. */
struct results_writer *results_writer_free(struct results_writer *writer);

/* Add a case that was reached. The arena owns it, and is the writer's from now on. */
void results_writer_add(
	struct results_writer *writer, const struct result_case *item, struct arena *arena);

/*
 * Write what is left, and that the run has ended, when and after how long `run` says. Returns the
 * first failure since the beginning; after one nothing more was written.
 */
int results_writer_end(struct results_writer *writer, const struct result_run *run);

/* Write what is left, of a run that did not go to its end. */
int results_writer_flush(struct results_writer *writer);

#endif
