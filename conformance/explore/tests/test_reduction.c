#include "conformance/explore/reduction.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "conformance/explore/generator.h"
#include "conformance/explore/oracle.h"

static struct plan make_plan(void)
{
	return (struct plan){
		.servers = {{.is_there = true, .logons = LOGONS_DISABLED},
			{.is_there = true, .is_offline = true, .logons = LOGONS_ENABLED}},
		.sessions = {{.is_there = true, .id = 3, .user = ACCOUNT_TOM},
			{.is_there = true,
				.id = 65535,
				.user = ACCOUNT_EVA,
				.program = PROGRAM_UNSAVED},
			{.is_there = true,
				.id = 14,
				.user = ACCOUNT_ANN,
				.state = SESSION_DISCONNECTED,
				.has_client = true},
			{.is_there = true, .server = 1, .id = 12, .user = ACCOUNT_EVA}},
		.grants = {{true, 0, "RDP-Tcp", "Operators", 0, 1u << RIGHT_LOGOFF}},
		.operators = 1u << ACCOUNT_TOM,
		.steps = {{.words = {"logoff", "65535", "/v"}, .word_count = 3, .input = "y\n"},
			{.words = {"logoff", "14"}, .word_count = 2}},
		.step_count = 2,
	};
}

/* Each reduction finds something in a plan that has everything. */
static void reductions__make_plans_smaller(void **state)
{
	(void)state;
	for (size_t i = 0; i < reduction_count; i++) {
		size_t smaller = 0;

		for (size_t at = 0; at < reductions[i].places; at++) {
			struct plan plan = make_plan(), before = plan;
			cleanup(text_deinit) struct text words = {0};

			if (!reductions[i].reduce(&plan, at) ||
				plan_size(&plan) >= plan_size(&before))
				continue;
			assert_true(plan_is_whole(&plan));
			smaller++;
			if (reductions[i].describe)
				reductions[i].describe(&before, at, &words);
			assert_false(words.failed);
			assert_true(!reductions[i].describe || words.length > 0);
		}
		if (!smaller)
			fail_msg("reduction %zu finds nothing", i);
	}
}

/* Applied again and again, they end at a command line on the smallest farm. */
static void reductions__end(void **state)
{
	struct plan plan = make_plan();
	size_t rounds = 0;
	bool progress = true;

	(void)state;
	while (progress) {
		progress = false;
		for (size_t i = 0; i < reduction_count; i++) {
			for (size_t at = 0; at < reductions[i].places; at++) {
				struct plan smaller = plan;

				if (!reductions[i].reduce(&smaller, at) ||
					plan_size(&smaller) >= plan_size(&plan))
					continue;
				plan = smaller;
				progress = true;
			}
		}
		assert_true(rounds++ < 100);
	}
	assert_int_equal(plan_extras(&plan), 0);
	assert_int_equal(plan.step_count, 1);
	assert_int_equal(plan.steps[0].word_count, 1);
}

/* Ask the model about the plan whose words were reduced, on a farm that stays. */
static void ask_model(const struct plan *plan, const struct snapshot *farm)
{
	struct trial *trial = trial_new(1, plan);

	assert_non_null(trial);
	assert_int_equal(
		oracle_prepare_step(trial, plan, farm, 0, LEVEL_DEFINED, &trial->runs[0].steps[0]),
		0);
	trial_free(trial);
}

/* A switch that lost its value, such as "/id", is a command line, too. */
static void reductions__leave_words_that_the_model_reads(void **state)
{
	struct farm_cache cache;
	struct generator generator;
	struct plan plan;

	(void)state;
	assert_int_equal(farm_cache_init(&cache), 0);
	for (size_t i = 0; i < 60 * grammar_count(); i++) {
		struct cached_farm *farm = NULL;

		if (i % 60 == 0)
			generator_init(&generator, grammar_at(i / 60), EDITION_WS2022);
		assert_true(generator_next(&generator, &plan));
		assert_int_equal(farm_cache_get(&cache, &plan, &farm), 0);
		for (size_t at = 0; farm && at < PLAN_STEPS * PLAN_WORDS * 2; at++) {
			struct plan reduced = plan;

			if (reductions[reduction_count - 1].reduce(&reduced, at))
				ask_model(&reduced, farm->entry.snapshot);
		}
		farm_cache_release(farm);
	}
	farm_cache_deinit(&cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reductions__make_plans_smaller),
		cmocka_unit_test(reductions__end),
		cmocka_unit_test(reductions__leave_words_that_the_model_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
