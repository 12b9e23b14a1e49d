/* `tsfarm learn --exam`: taking an exam, and checking results. */
#ifndef TSFARM_TRAINING_EXAM_H
#define TSFARM_TRAINING_EXAM_H

#include "base/output.h"

/*
 * Let the learner (NULL: the user) take the exam, with the result in the folder of the class (NULL:
 * the user's own). EXIT_DONE when the exam was ended with all points, EXIT_REFUSED with fewer, or the
 * exit status of a complaint.
 */
int exam_take(const char *path, const char *name, const char *folder, struct output *out);

/* Type the lines of results again. EXIT_REFUSED if one of them is not as it was written. */
int exam_check(const char *path, const char *const *results, size_t count, struct output *out);

#endif
