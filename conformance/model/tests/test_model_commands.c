/*
 * Our own commands on the cases of the search, judged by the model. MODEL_CASES is the number of
 * cases, half of them small and half of them random; MODEL_SEED the seed.
 */
#include <stdlib.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "conformance/model/tests/plan_case.h"
#include "conformance/model/tests/trial.h"
#include "sim/snapshot.h"

enum {
	USUAL_CASES = 600,
	FAILURES_MOST = 40
};

static const char *bin;

struct count {
	size_t cases, failures;
	size_t silent[LEVEL_OWN];
};

static size_t number_of(const char *variable, size_t otherwise)
{
	const char *text = getenv(variable);

	return text ? strtoull(text, NULL, 10) : otherwise;
}

/* Have the model judge the command, and print what it finds. */
static bool judge_case(struct trial *trial, const struct model_case *typed, enum level level,
	struct count *count, struct arena *arena)
{
	struct model_answer answer;
	struct findings findings = {0};

	assert_int_equal(model_answer(typed, level, arena, &answer), 0);
	if (answer.silence)
		count->silent[level]++;
	if (answer.silence && level == LEVEL_DEFINED && getenv("MODEL_SILENT"))
		trial_print(typed, &answer, level, NULL);
	if (!answer.silence)
		trial_judge(trial, &answer, level, arena, &findings);
	if (findings.count)
		trial_print(typed, &answer, level, &findings);
	model_answer_deinit(&answer);
	return findings.count == 0;
}

/* The farm follows the findings, as a farm file. */
static void print_farm(const struct snapshot *farm)
{
	FILE *stream = capture_begin();
	char *text;

	assert_int_equal(snapshot_write(farm, stream), 0);
	text = capture_end(stream);
	print_error("on the farm\n%s\n", text);
	free(text);
}

static bool check_step(struct trial *trial, const struct plan *plan, const struct plan_step *step,
	struct count *count, struct arena *arena)
{
	cleanup(snapshot_freep) struct snapshot *before = snapshot_copy(trial_farm(trial));
	struct model_case typed;
	bool agrees = true;

	assert_non_null(before);
	if (!plan_case_step(plan, step, before, arena, &typed) ||
		!model_command(typed.arguments[0]))
		return true;
	count->cases++;
	trial_run(trial, &typed, NULL, 0, arena);
	for (enum level level = 0; level < LEVEL_OWN; level++)
		agrees = judge_case(trial, &typed, level, count, arena) && agrees;
	if (!agrees)
		print_farm(before);
	return agrees;
}

static void check_plan(struct trial *trial, const struct plan *plan, struct count *count)
{
	cleanup(snapshot_freep) struct snapshot *farm = plan_case_farm(plan);
	cleanup(arena_freep) struct arena *arena = arena_new();

	assert_non_null(arena);
	if (!farm)
		return;
	trial_begin(trial, farm);
	for (size_t i = 0; i < plan->step_count; i++) {
		if (check_step(trial, plan, &plan->steps[i], count, arena))
			continue;
		count->failures++;
		break;
	}
	/* the farm goes before the trial looks at it again */
	trial_end(trial);
}

static size_t count_small_plans(void)
{
	struct plan_cases cases = {0};
	struct plan plan;
	size_t count = 0;

	while (plan_cases_next(&cases, &plan))
		count++;
	return count;
}

/* Every n-th small case, so that all commands and editions have their share; the seed shifts them. */
static void check_small_plans(struct trial *trial, size_t most, struct count *count)
{
	size_t all = count_small_plans(), stride = all > most ? all / most + 1 : 1, i = 0;
	size_t offset = number_of("MODEL_SEED", 1) % stride;
	struct plan_cases cases = {0};
	struct plan plan;

	print_message("# every %zu-th of %zu small plans\n", stride, all);
	while (count->failures < FAILURES_MOST && plan_cases_next(&cases, &plan)) {
		if (i++ % stride == offset)
			check_plan(trial, &plan, count);
	}
}

static void commands__do_what_the_model_says(void **state)
{
	size_t most = number_of("MODEL_CASES", USUAL_CASES), seed = number_of("MODEL_SEED", 1);
	struct count count = {0};
	struct trial trial;
	struct plan plan;

	(void)state;
	trial_init(&trial, bin);
	check_small_plans(&trial, most / 2, &count);
	for (uint64_t number = 0; count.cases < most && count.failures < FAILURES_MOST; number++) {
		if (plan_cases_draw(seed, number, &plan))
			check_plan(&trial, &plan, &count);
	}
	trial_deinit(&trial);
	for (enum level level = 0; level < LEVEL_OWN; level++)
		print_message("# %s: %zu of %zu cases not judged\n", level_to_string(level),
			count.silent[level], count.cases);
	same_number("cases that the model judges wrong", (long long)count.failures, 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands__do_what_the_model_says),
	};

	if (argc != 2)
		return 2;
	bin = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
