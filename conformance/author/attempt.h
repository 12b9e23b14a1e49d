/*
 * Trying scenarios one after the other without a verdict, for `record`, `accept` and `known`.
 */
#ifndef TSFARM_CONFORMANCE_AUTHOR_ATTEMPT_H
#define TSFARM_CONFORMANCE_AUTHOR_ATTEMPT_H

#include "conformance/run/judge.h"
#include "conformance/run/subject.h"

/* The effects of a step, and its findings. */
struct attempt_step {
	const struct step *step;
	enum process_end end;
	int code;               /* as in struct process */
	const char *streams[2]; /* lines end in '\n' alone, and no NUL is inside */
	struct changes changes;
	const char *unreadable; /* why the farm could not be read afterwards; NULL if it could */
	struct findings findings;
};

/* Ends with the first step that has findings. */
struct attempt {
	const struct scenario *scenario;
	struct attempt_step *steps;
	size_t step_count;
};

/* The suite, the subject and the folders of all attempts. */
struct attempts {
	struct suite *suite;
	struct subject *subject;
	enum level level; /* at which they are judged */
	struct temporary_folder folder;
	struct work_slot slot,
		own_slot; /* for the scenarios; for what the subject starts for all */
};

/* Start the subject. 0, negative errno or as subject_start(); call attempts_end() in any case. */
int attempts_begin(struct attempts *attempts);
int attempts_end(struct attempts *attempts);

/*
 * Try a scenario. The arena owns the attempt. 0, negative errno, or as farm_open(); -EINTR after a
 * request to end.
 */
int attempts_try(struct attempts *attempts, const struct scenario *scenario, struct arena *arena,
	struct attempt *ret_attempt);

/* Whether the attempt has findings. */
bool attempt_failed(const struct attempt *attempt);

#endif
