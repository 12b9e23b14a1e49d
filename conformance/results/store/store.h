/* Files of results: made, opened, and held by one writer at a time. Everything SQL is in this folder. */
#ifndef TSFARM_CONFORMANCE_RESULTS_STORE_STORE_H
#define TSFARM_CONFORMANCE_RESULTS_STORE_STORE_H

#include "base/sqlite.h"
#include "conformance/results/results.h"

/* Open a file for writing; one that is not there, or is empty, becomes a file of results. */
int results_open_to_write(const char *path, struct results **ret_results);

/* Begin to write, as transaction_begin_write(). */
int results_begin(struct results *results, struct transaction *transaction);

/* --- Rows; each within the caller's transaction --- */

/* Add the run; its id is for it to have. */
int results_add_run(struct results *results, const struct result_run *run, int64_t *ret_id);

/* Forget all runs but the last ones. */
int results_keep_runs(struct results *results, size_t count);

/* The run has ended: `ended` and `duration` of it. */
int results_end_run(struct results *results, const struct result_run *run);

/* Add a case that was chosen: without a verdict, and with none of what comes with it. */
int results_add_case(struct results *results, int64_t run_id, const struct result_case *item);

/* Add all that is known of a case which was added and has been reached since. */
int results_reach_case(struct results *results, int64_t run_id, const struct result_case *item);

/* Are the clauses of these documents kept? And add one, the `number`th of them. */
int results_has_documents(struct results *results, const char *documents, bool *ret_has);
int results_add_clause(struct results *results, const char *documents, uint64_t number,
	const struct result_clause *clause);

#endif
