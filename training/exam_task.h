/* One task of an exam: its lines are typed again, and then perhaps more. */
#ifndef TSFARM_TRAINING_EXAM_TASK_H
#define TSFARM_TRAINING_EXAM_TASK_H

#include "base/output.h"
#include "training/exam_file.h"
#include "training/exam_result.h"

enum exam_end {
	EXAM_LEFT,   /* by `exit`: it can be continued */
	EXAM_NEXT,   /* another task */
	EXAM_CLOSED, /* by `.end` */
	EXAM_TIMED_OUT
};

struct exam_seat {
	const struct exam *exam;
	size_t task;                /* from 1 on */
	struct exam_result *result; /* the lines so far */
	const char *path;           /* of the result */
	int64_t deadline;           /* seconds since 1970; lines after it do not count */
	const char *folder;         /* of the workspace */
};

/*
 * Type the stored lines of the task again, without a word. 0, -EBUSY while another process has the
 * folder, negative errno or as farm_create(). `ret_solved` says whether they solve it in time.
 */
int exam_task_replay(const struct exam_seat *seat, bool *ret_solved);

/* The same, and then let the learner go on at the terminal. */
int exam_task_run(
	const struct exam_seat *seat, struct output *out, bool *ret_solved, enum exam_end *ret_end);

#endif
