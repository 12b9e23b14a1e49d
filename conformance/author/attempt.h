/*
 * Scenarios tried one after the other, for those who ask what happens rather than for a verdict:
 * recording, accepting, listing what fails.
 */
#ifndef TSFARM_CONFORMANCE_AUTHOR_ATTEMPT_H
#define TSFARM_CONFORMANCE_AUTHOR_ATTEMPT_H

#include "conformance/run/judge.h"
#include "conformance/run/subject.h"

/* What a step did, and what of it was not expected. */
struct attempt_step {
	const struct step *step;
	enum process_end end;
	int code;               /* as in struct process */
	const char *streams[2]; /* lines end in '\n' alone, and no NUL is inside */
	struct changes changes;
	const char *unreadable; /* why the farm could not be read afterwards; NULL when it could */
	struct findings findings;
};

/* Ends with the first step that has findings. */
struct attempt {
	const struct scenario *scenario;
	struct attempt_step *steps;
	size_t step_count;
};

/* Where they are tried, and by whom. */
struct attempts {
	struct suite *suite;
	struct subject *subject;
	enum level level; /* at which they are judged */
	struct work_folder folder;
	struct work_slot slot, own_slot; /* for the scenarios; for what the subject starts for all */
};

/* Start the subject. 0, negative errno or as subject_start(); end in any case. */
int attempts_begin(struct attempts *attempts);
int attempts_end(struct attempts *attempts);

/* Try one; what is told is the arena's. 0, negative errno, or as farm_open(). -EINTR: told to end. */
int attempts_try(struct attempts *attempts, const struct scenario *scenario, struct arena *arena,
	struct attempt *ret_attempt);

/* Does anything not hold? */
bool attempt_failed(const struct attempt *attempt);

#endif
