/*
 * A file of results: an SQLite database of runs, and of the cases of each. This is how every report
 * reads it:
 *
 *     cleanup(results_freep) struct results *results = NULL;
 *     int r = results_open(path, &results);
 *     if (r == 0)
 *             r = results_find_run(results, 0, arena, &run);
 *     if (r == 0)
 *             r = results_read_clauses(results, &run, take_clause, context);
 *     if (r == 0)
 *             r = results_read_cases(results, &run, take_case, context);
 *
 * What `take` is given lives until it returns. A non-zero answer of it ends the reading and is
 * returned. Cases come in the order of the suite, and the rounds of each one after the other.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_RESULTS_H
#define TSFARM_CONFORMANCE_RESULTS_RESULTS_H

#include "base/arena.h"
#include "conformance/results/result.h"

/* PRAGMA user_version of a file of results. */
enum {
	RESULTS_VERSION = 3
};

/* Besides negative errno: -ENOENT, -EACCES, -EISDIR, -ENOSPC, -EBUSY (locked for five seconds). */
enum results_error {
	RESULTS_E_NOT_RESULTS = 21001, /* the file is something else */
	RESULTS_E_NEWER,               /* made by a later version */
	RESULTS_E_CORRUPT,             /* SQLite finds it damaged */
	RESULTS_E_NO_RUN,              /* it has no run of that number, or none at all */
	RESULTS_E_FOREIGN,             /* its tables, indexes, triggers or views are not ours */
	RESULTS_E_ENDLESS,             /* damaged so that reading it does not end */
	RESULTS_E_REPLACED,            /* it was replaced or removed since it was opened */
};

/* The phrase for an answer of this folder: "the file is damaged". */
const char *results_error_to_string(int r);

struct results;

/* Open a file that is there, for reading; an empty one has no runs. One of an older version stays as it is, and is read as a newer copy in memory. */
int results_open(const char *path, struct results **ret_results);
struct results *results_free(struct results *results);
void results_freep(struct results **results);

/* The version in PRAGMA user_version of whatever file that is; 0 when it has none. */
int results_file_version(const char *path);

/* All runs, the first one first. */
int results_read_runs(struct results *results,
	int (*take)(void *context, const struct result_run *run), void *context);

/* The run of that id, the last one for 0; its texts are the arena's. */
int results_find_run(
	struct results *results, int64_t id, struct arena *arena, struct result_run *ret_run);

/* The last run of that subject; RESULTS_E_NO_RUN when there is none. Its texts are the arena's. */
int results_find_last(struct results *results, const char *subject, struct arena *arena,
	struct result_run *ret_run);

/* All clauses of the documents that the run was judged by, in the order of the documents. */
int results_read_clauses(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_clause *clause), void *context);

/* All cases of the run, those that were not reached too. Not within another reading of cases. */
int results_read_cases(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_case *item), void *context);

#endif
