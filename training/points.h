/* The points of a task: the parts of an outcome as a learner counts them. */
#ifndef TSFARM_TRAINING_POINTS_H
#define TSFARM_TRAINING_POINTS_H

#include "training/judgement.h"

struct points {
	size_t done, count;
};

/*
 * Count the points of the outcome of the judgement. All changes of one session are one point, and the
 * messages to it another. Each condition of `typed`, all of `passes-through`, and the answer are a point
 * each.
 */
struct points points_count(const struct judgement *judgement, const struct actions *actions);

#endif
