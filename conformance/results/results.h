/*
 * A file of results: an SQLite database of runs and their cases. A report reads it like this:
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
 * The argument of `take` is valid until it returns. A non-zero answer of `take` ends the reading and
 * is returned. Cases come in the order of the suite, and the rounds of a case are adjacent.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_RESULTS_H
#define TSFARM_CONFORMANCE_RESULTS_RESULTS_H

#include "base/arena.h"
#include "conformance/results/result.h"

/* PRAGMA user_version of a file of results. */
enum {
	RESULTS_VERSION = 4
};

/* Answers besides negative errno: -ENOENT, -EACCES, -EISDIR, -ENOSPC, -EBUSY (locked for 5 s). */
enum results_error {
	RESULTS_E_NOT_RESULTS = 21001, /* the file is something else */
	RESULTS_E_NEWER,               /* made by a later version */
	RESULTS_E_CORRUPT,             /* SQLite finds it damaged */
	RESULTS_E_NO_RUN,              /* the run was not found */
	RESULTS_E_FOREIGN,             /* its tables, indexes, triggers or views are not ours */
	RESULTS_E_ENDLESS,             /* damaged so that reading it does not end */
	RESULTS_E_REPLACED,            /* it was replaced or removed since it was opened */
};

/* The phrase for an answer of this folder: "the file is damaged". */
const char *results_error_to_string(int r);

struct results;

/*
 * Open an existing file for reading. An empty one has no runs. A file of an older version stays
 * unchanged, and is read from an upgraded copy in memory.
 */
int results_open(const char *path, struct results **ret_results);
struct results *results_free(struct results *results);
void results_freep(struct results **results);

/* The PRAGMA user_version of any file; 0 if it has none. */
int results_file_version(const char *path);

/* Read all runs, oldest first. */
int results_read_runs(struct results *results,
	int (*take)(void *context, const struct result_run *run), void *context);

/*
 * Find the run of that id, or the last one for 0. RESULTS_E_NO_RUN without one. The arena owns its
 * texts.
 */
int results_find_run(
	struct results *results, int64_t id, struct arena *arena, struct result_run *ret_run);

/* Find the last run of that subject. RESULTS_E_NO_RUN without one. The arena owns its texts. */
int results_find_last(struct results *results, const char *subject, struct arena *arena,
	struct result_run *ret_run);

/* Read all clauses of the documents of the run, in their order. */
int results_read_clauses(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_clause *clause), void *context);

/*
 * Read all cases of the run, also those that were not reached. `take` must not read cases itself.
 */
int results_read_cases(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_case *item), void *context);

#endif
