/* An overview of the course: its lessons, the solved ones, and the present one. */
#ifndef TSFARM_TRAINING_OVERVIEW_H
#define TSFARM_TRAINING_OVERVIEW_H

#include "training/course.h"

/*
 * Print the overview. `learner` may be NULL. Without `whole` only chapters are listed, which leaves room
 * for a task on the screen.
 */
void overview_print(const struct course *course, const struct progress *progress,
	const char *learner, bool whole, FILE *to);

/* Print the overview as one JSON document. 0 or -ENOMEM. */
int overview_print_json(const struct course *course, const struct progress *progress,
	const char *learner, FILE *to);

#endif
