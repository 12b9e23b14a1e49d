/* Writing files of results. All their SQL is in this folder. */
#ifndef TSFARM_CONFORMANCE_RESULTS_STORE_STORE_H
#define TSFARM_CONFORMANCE_RESULTS_STORE_STORE_H

#include "base/sqlite.h"
#include "conformance/results/results.h"

/* Open a file for writing. A missing or empty file becomes a file of results. */
int results_open_to_write(const char *path, struct results **ret_results);

/* Begin a transaction. Returns as transaction_begin_write(). */
int results_begin(struct results *results, struct transaction *transaction);

/* --- Rows; each within the caller's transaction --- */

/* Add the run. `ret_id` is its new id. */
int results_add_run(struct results *results, const struct result_run *run, int64_t *ret_id);

/* Delete all runs but the last `count`. */
int results_keep_runs(struct results *results, size_t count);

/* Store that the run has ended: its `ended` and `duration`. */
int results_end_run(struct results *results, const struct result_run *run);

/* Add a selected case, without a verdict. */
int results_add_case(struct results *results, int64_t run_id, const struct result_case *item);

/* Store the verdict, steps, findings and files of a case that was added before. */
int results_reach_case(struct results *results, int64_t run_id, const struct result_case *item);

/*
 * Ask whether the clauses of these documents (a digest) are stored. Add one; `number` counts from
 * 1.
 */
int results_has_documents(struct results *results, const char *documents, bool *ret_has);
int results_add_clause(struct results *results, const char *documents, uint64_t number,
	const struct result_clause *clause);

#endif
