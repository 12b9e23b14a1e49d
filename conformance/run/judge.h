/* Judging a step of a scenario by what it did. */
#ifndef TSFARM_CONFORMANCE_RUN_JUDGE_H
#define TSFARM_CONFORMANCE_RUN_JUDGE_H

#include "conformance/results/result.h"
#include "conformance/run/observation.h"
#include "conformance/suite/scenario.h"

/* The expectations of a step that do not hold. */
struct findings {
	struct result_finding *items;
	size_t count;
};

/*
 * Judge a step whose process was started and has ended. Expectations above `level` are not judged.
 * `ret_findings` receives what does not hold; if the step has alternatives, of the nearest one.
 * The arena owns the findings. Returns 0 or -ENOMEM.
 */
int judge_step(const struct step *step, enum level level, const struct observation *observation,
	struct arena *arena, struct findings *ret_findings);

/* Add the output of a stream as it is judged: lines end in '\n' alone, and U+FFFD replaces NUL. */
void judge_add_output(struct text *to, const struct text *output);

#endif
