#include "conformance/explore/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

struct trial *trial_new(uint64_t number, const struct plan *plan)
{
	struct trial *trial = calloc(1, sizeof(*trial));

	if (!trial)
		return NULL;
	trial->arena = arena_new();
	trial->number = number;
	trial->plan = *plan;
	return trial->arena ? trial : trial_free(trial);
}

struct trial *trial_free(struct trial *trial)
{
	if (!trial)
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(trial->runs); i++) {
		for (size_t j = 0; j < PLAN_STEPS; j++) {
			struct trial_step *step = &trial->runs[i].steps[j];

			if (step->is_answered)
				model_answer_deinit(&step->answer);
			snapshot_free(step->farm);
		}
	}
	farm_cache_release(trial->farm);
	farm_cache_release(trial->changed_farm);
	arena_free(trial->arena);
	free(trial);
	return NULL;
}

bool signature_equal(const struct signature *a, const struct signature *b)
{
	return a->oracle == b->oracle && a->rule == b->rule && a->end == b->end &&
	       a->missing == b->missing && a->extra == b->extra && text_equal(a->what, b->what);
}

const struct trial_step *trial_last_step(const struct trial *trial)
{
	const struct trial_run *run = &trial->runs[trial->run_count ? trial->run_count - 1 : 0];

	return &run->steps[run->step_count ? run->step_count - 1 : 0];
}
