/* How a scenario went: the verdict, and each expectation that did not hold. */
#ifndef TSFARM_CONFORMANCE_RUN_OUTCOME_H
#define TSFARM_CONFORMANCE_RUN_OUTCOME_H

#include "conformance/results/result.h"
#include "conformance/run/observation.h"
#include "conformance/suite/known.h"
#include "conformance/suite/scenario.h"

/* One expectation that did not hold. */
struct finding {
	const char *what; /* "changes", "stderr", ... */
	enum level level;
	const char *expected, *actual; /* lines of text */
	unsigned line;                 /* of the expectation, in the scenario's file */
};

struct findings {
	struct finding *items;
	size_t count;
};

struct outcome {
	struct arena *arena; /* owns what is below */
	const struct scenario *scenario;
	/* position in the selection; repetition number (both from 1) */
	uint64_t number, round;
	enum verdict verdict;
	const char *reason;      /* of an expected failure, a skip or an error; NULL otherwise */
	const struct step *step; /* the last one that ran */
	struct findings findings;
	struct result_step *steps; /* all that ran to their end */
	size_t step_count;
	uint64_t started, duration;           /* microseconds; the former since the run began */
	const char *farm_before, *farm_after; /* as result.h has them */
};

/* Judge a step at a level: what did not hold goes to `ret_findings`. 0 or -ENOMEM. */
int judge_step(const struct step *step, enum level level, const struct observation *observation,
	struct arena *arena, struct findings *ret_findings);

/* Add what a stream said as it is judged: lines end in '\n' alone, and U+FFFD stands for a NUL. */
void judge_add_said(struct text *to, const struct text *output);

#endif
