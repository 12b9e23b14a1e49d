/*
 * Merging files of results. Shards of the same subject, suite, level and number of shards become one
 * run. If a shard was run several times, a complete run is preferred to one that ended early. The
 * latest runs of all shards make the last merged run.
 *
 * Each file is read twice: results_merge_note() for all, then results_merge_choose(), then
 * results_merge_copy() for all in the same order.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_MERGE_H
#define TSFARM_CONFORMANCE_RESULTS_MERGE_H

#include "conformance/results/results.h"

struct results_merge;

/* Why runs are not complete. */
struct results_merge_lack {
	uint64_t missing; /* shards that no file has */
	uint64_t broken;  /* shards and runs that ended early */
};

/*
 * Begin a merge into the file, which changes only in results_merge_end(). Returns as
 * results_open().
 */
int results_merge_new(const char *path, struct results_merge **ret_merge);
void results_merge_freep(struct results_merge **merge);

/* Note all runs of the file. */
int results_merge_note(struct results_merge *merge, struct results *from);

/* Decide which runs make which merged run. */
int results_merge_choose(struct results_merge *merge);

/* Copy the chosen runs of the file. */
int results_merge_copy(struct results_merge *merge, struct results *from);

/* Commit the merged runs. */
int results_merge_end(struct results_merge *merge, struct results_merge_lack *ret_lack);

#endif
