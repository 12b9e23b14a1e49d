/* Judging a case: the model, the invariants of a command, and comparisons with another run. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_ORACLE_H
#define TSFARM_CONFORMANCE_EXPLORE_ORACLE_H

#include "conformance/explore/relation.h"
#include "conformance/explore/trial.h"

/*
 * Fill in the step of the plan, and the model's answer for the farm as it is before the step. The farm
 * must live as long as the trial. 0 or -ENOMEM.
 */
int oracle_prepare_step(struct trial *trial, const struct plan *plan, const struct snapshot *farm,
	size_t step, enum level level, struct trial_step *ret_step);

/* Judge a step that has ended, by the model and the invariants. 0 or -ENOMEM. */
int oracle_judge_step(struct trial *trial, struct trial_step *step,
	const struct observation *observation, enum level level);

/* Judge the second run by the first one. 0 or -ENOMEM. */
int oracle_compare_runs(struct trial *trial, enum level level);

#endif
