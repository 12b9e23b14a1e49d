/*
 * Relations between two cases that must have the same effects, whatever these are. They need no model,
 * so they are a third voice beside the model and the reference implementation.
 */
#ifndef TSFARM_CONFORMANCE_EXPLORE_RELATION_H
#define TSFARM_CONFORMANCE_EXPLORE_RELATION_H

#include "conformance/explore/plan.h"

struct relation {
	const char *name; /* "an unrelated session is added" */
	/* Change the plan. False if the relation says nothing of it. */
	bool (*change)(struct plan *plan);
};

/* The relation of that number, from 0; NULL beyond the last. */
const struct relation *relation_at(size_t number);

/* The number of relations. */
size_t relation_count(void);

#endif
