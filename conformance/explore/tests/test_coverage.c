#include "conformance/explore/coverage.h"

#include "base/macros.h"
#include "base/tests/support.h"

static void coverage_add__knows_what_is_new(void **state)
{
	const struct model_rule *rules[] = {model_rule(0), model_rule(1)};
	struct model_answer one = {.rules = rules, .rule_count = 1};
	struct model_answer both = {
		.rules = rules, .rule_count = 1, .passed = rules + 1, .passed_count = 1};
	const char *const commands[] = {model_rule_command(model_rule(0)), NULL};
	struct coverage coverage;
	struct coverage_sums sums;

	(void)state;
	assert_int_equal(coverage_init(&coverage), 0);
	assert_true(coverage_add(&coverage, &one));
	assert_false(coverage_add(&coverage, &one));
	assert_true(coverage_add(&coverage, &both));
	assert_int_equal(coverage_sum(&coverage, commands,
				 model_rule(0)->editions | model_rule(1)->editions, &sums),
		0);
	assert_int_equal(sums.rules_met, 2);
	assert_int_equal(sums.pairs_met, 1);
	assert_int_equal(sums.pairs_once, 1);
	assert_true(sums.clauses_met > 0 && sums.clauses_met < sums.clauses);
	assert_true(
		coverage_chance(&coverage, &sums) > 0.3 && coverage_chance(&coverage, &sums) < 0.4);
	assert_false(coverage_add(&coverage, &both));
	assert_int_equal(coverage_sum(&coverage, commands, ~0u, &sums), 0);
	assert_int_equal(sums.pairs_once, 0);
	coverage_deinit(&coverage);
}

static void coverage_chance__is_one_at_most(void **state)
{
	const struct coverage none = {0}, some = {.cases = 5};
	const struct coverage_sums sums = {.pairs_once = 15};

	(void)state;
	assert_true(coverage_chance(&some, &sums) == 1);
	assert_true(coverage_chance(&none, &sums) == 1);
}

static void coverage_add__counts_silence(void **state)
{
	const struct model_answer silent = {.silence = "nothing is said"};
	struct coverage coverage;

	(void)state;
	assert_int_equal(coverage_init(&coverage), 0);
	assert_false(coverage_add(&coverage, &silent));
	assert_int_equal(coverage.silent, 1);
	coverage_deinit(&coverage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coverage_add__knows_what_is_new),
		cmocka_unit_test(coverage_chance__is_one_at_most),
		cmocka_unit_test(coverage_add__counts_silence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
