#include "conformance/explore/reduction.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reductions__make_plans_smaller),
		cmocka_unit_test(reductions__end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
