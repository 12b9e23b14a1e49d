#include "conformance/explore/generator.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"

/* The farm file is valid, or the plan is one that the farm's rules forbid. */
static bool is_valid(const struct plan *plan)
{
	cleanup(text_deinit) struct text farm = {0};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	char *problems = NULL;
	int r;

	plan_add_farm(plan, "", &farm);
	r = snapshot_parse("farm", text_string(&farm), farm.length, &snapshot, &problems);
	if (r == FARM_E_REFUSED && strstr(problems, "found character"))
		fail_msg("%s\n%s", problems, text_string(&farm));
	free(problems);
	return r == 0;
}

/* Most of the small cases are possible farms, in each edition and for each command. */
static void generator_next__makes_possible_farms(void **state)
{
	(void)state;
	for (size_t i = 0; i < grammar_count(); i++) {
		for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
			struct generator generator;
			struct plan plan;
			size_t made = 0, valid = 0;

			generator_init(&generator, grammar_at(i), edition);
			while (made < 400 && generator_next(&generator, &plan)) {
				assert_true(plan_is_whole(&plan));
				valid += is_valid(&plan);
				made++;
			}
			if (valid < made / 2)
				fail_msg("%s in %s: %zu of %zu", grammar_at(i)->command,
					edition_to_string(edition), valid, made);
		}
	}
}

static void generator_next__begins_with_the_usual_case(void **state)
{
	cleanup(text_deinit) struct text typed = {0}, farm = {0};
	struct generator generator;
	struct plan plan;

	(void)state;
	generator_init(&generator, grammar_find("logoff"), EDITION_NT4);
	assert_true(generator_next(&generator, &plan));
	plan_add_typed(&plan.steps[0], &typed);
	plan_add_farm(&plan, "", &farm);
	assert_string_equal(text_string(&typed), "logoff 12");
	assert_string_equal(text_string(&farm), "servers:\n"
						"  WF12:\n"
						"    sessions:\n"
						"      3: {user: Administrator}\n"
						"      12: {user: eva}\n");
	assert_int_equal(plan_extras(&plan), 0);
}

/* The single-command space is small enough to be tried whole. */
static void generator_next__ends(void **state)
{
	struct generator generator;
	struct plan plan;
	size_t count = 0;

	(void)state;
	generator_init(&generator, grammar_find("logoff"), EDITION_NT4);
	while (generator_next(&generator, &plan)) {
		count++;
	}
	if (count < 5000 || count > 19000)
		fail_msg("%zu small cases", count);
}

static void generator_draw__follows_from_the_choices(void **state)
{
	static struct plan a, b;
	struct generator generator;
	size_t made = 0, steps = 0;

	(void)state;
	generator_init(&generator, grammar_find("logoff"), EDITION_NT4);
	for (uint64_t number = 0; number < 1000; number++) {
		struct choices one, other;
		bool is_good;

		choices_init(&one, 1, number);
		choices_init(&other, 1, number);
		is_good = generator_draw(&generator, &one, &a);
		assert_int_equal(is_good, generator_draw(&generator, &other, &b));
		assert_memory_equal(&a, &b, sizeof(a));
		made += is_good;
		steps += is_good && a.step_count > 1;
	}
	if (made < 300 || steps < 30)
		fail_msg("%zu cases, %zu of them with several steps", made, steps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(generator_next__makes_possible_farms),
		cmocka_unit_test(generator_next__begins_with_the_usual_case),
		cmocka_unit_test(generator_next__ends),
		cmocka_unit_test(generator_draw__follows_from_the_choices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
