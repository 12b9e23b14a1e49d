/* Cases of the search for wrong answers, as cases of the model. */
#ifndef TSFARM_CONFORMANCE_MODEL_TESTS_PLAN_CASE_H
#define TSFARM_CONFORMANCE_MODEL_TESTS_PLAN_CASE_H

#include "conformance/explore/generator.h"
#include "conformance/model/model.h"

/* The farm of a plan; NULL if no farm is like that. The caller frees it. */
struct snapshot *plan_case_farm(const struct plan *plan);

/* Fill in the case of a step. The farm is that before the step. False if the seat is not there. */
bool plan_case_step(const struct plan *plan, const struct plan_step *step,
	const struct snapshot *farm, struct arena *arena, struct model_case *ret_case);

/* Draws cases of all commands and editions, the small ones first. */
struct plan_cases {
	size_t grammar;
	enum edition edition;
	struct generator generator;
	bool is_begun;
};

/* Fill in the next small plan about a command that the model knows. False after the last. */
bool plan_cases_next(struct plan_cases *cases, struct plan *plan);

/* Fill in the random plan of that number. False if its choices contradict themselves. */
bool plan_cases_draw(uint64_t seed, uint64_t number, struct plan *plan);

#endif
