/*
 * Files of results put into one. The shards of one run become that run: they are of one subject, suite,
 * level and number of shards. A shard that was run several times gives its whole runs first, and one
 * that ended early only where there is no whole one. The latest of each shard make the last run.
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

/* Begin; nothing is in the file unless it is ended. Returns as results_open(). */
int results_merge_new(const char *path, struct results_merge **ret_merge);
void results_merge_freep(struct results_merge **merge);

/* Note all runs of the file. */
int results_merge_note(struct results_merge *merge, struct results *from);

/* Choose which runs make which. */
int results_merge_choose(struct results_merge *merge);

/* Copy the runs of the file that were chosen. */
int results_merge_copy(struct results_merge *merge, struct results *from);

/* Keep it. */
int results_merge_end(struct results_merge *merge, struct results_merge_lack *ret_lack);

#endif
