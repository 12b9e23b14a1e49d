/*
 * Files of results put into one. The shards of one run become that run: they are of one subject, suite,
 * level and number of shards, and the first of each becomes the first run, and so on.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_MERGE_H
#define TSFARM_CONFORMANCE_RESULTS_MERGE_H

#include "conformance/results/results.h"

struct results_merge;

/* Begin; nothing is in the file unless it is ended. Returns as results_open(). */
int results_merge_new(const char *path, struct results_merge **ret_merge);
struct results_merge *results_merge_free(struct results_merge *merge);
void results_merge_freep(struct results_merge **merge);

/* Add all runs of the file. */
int results_merge_add(struct results_merge *merge, struct results *from);

/* Keep it. `*ret_missing` is how many shards were nowhere; the runs that lack them are not complete. */
int results_merge_end(struct results_merge *merge, uint64_t *ret_missing);

#endif
