/* The course at a glance: which lessons there are, which are solved, and where one is. */
#ifndef TSFARM_TRAINING_OVERVIEW_H
#define TSFARM_TRAINING_OVERVIEW_H

#include "training/course.h"

/* For people; `learner` is NULL when nobody knows him. Without `whole` the chapters alone, which leave room for a task on the screen. */
void overview_print(const struct course *course, const struct progress *progress,
	const char *learner, bool whole, FILE *to);

/* One JSON document. 0 or -ENOMEM. */
int overview_print_json(const struct course *course, const struct progress *progress,
	const char *learner, FILE *to);

#endif
