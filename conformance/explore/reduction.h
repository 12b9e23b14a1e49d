/* Ways to make a plan smaller, each with the words that explain it. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_REDUCTION_H
#define TSFARM_CONFORMANCE_EXPLORE_REDUCTION_H

#include "conformance/explore/plan.h"

struct reduction {
	/* Change the plan at its `at`th place. False if there is nothing to change there. */
	bool (*reduce)(struct plan *plan, size_t at);
	size_t places;
	/*
	 * Add the words for the change, which follow "passes ": "without session WF12/14". NULL if the
	 * change explains nothing.
	 */
	void (*describe)(const struct plan *before, size_t at, struct text *to);
};

/* Cheap and coarse ones first. */
extern const struct reduction reductions[];
extern const size_t reduction_count;

#endif
