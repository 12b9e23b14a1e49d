/* Making a finding small: the smallest plan that fails for the same reason, and why it is the smallest. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_SHRINK_H
#define TSFARM_CONFORMANCE_EXPLORE_SHRINK_H

#include "conformance/explore/explore.h"

enum {
	SHRINK_RUNS_MAX = 500,
	SHRINK_MILLISECONDS_MAX = 5000,
	SHRINK_CONFIRMATIONS = 3,
	SHRINK_NEIGHBOURS = 4
};

/* The explanation: plans with one thing less, which pass. */
struct shrink {
	struct bench *bench;
	struct finding *finding;
	char *neighbours[SHRINK_NEIGHBOURS];
	size_t neighbour_count;
	uint64_t started;
};

/*
 * Shrink the finding in place. A failure that does not come again in three runs is marked as unsteady,
 * and is left as it was met. 0 or negative errno; deinit in any case.
 */
int shrink_run(struct shrink *shrink);
void shrink_deinit(struct shrink *shrink);

#endif
