#include "conformance/explore/choices.h"

#include "base/tests/support.h"

static void choices_draw__depends_on_seed_and_number_alone(void **state)
{
	struct choices a, b, c, d;
	unsigned same_number = 0, same_seed = 0;

	(void)state;
	choices_init(&a, 1, 2);
	choices_init(&b, 1, 2);
	choices_init(&c, 2, 2);
	choices_init(&d, 1, 3);
	for (unsigned i = 0; i < CHOICES_MAX; i++) {
		unsigned drawn = choices_draw(&a, 1000);

		assert_int_equal(drawn, choices_draw(&b, 1000));
		same_number += drawn == choices_draw(&c, 1000);
		same_seed += drawn == choices_draw(&d, 1000);
	}
	assert_true(same_number < 5 && same_seed < 5);
}

static void choices_draw__stays_below_its_bound(void **state)
{
	struct choices choices;
	unsigned seen = 0;

	(void)state;
	choices_init(&choices, 7, 7);
	for (unsigned i = 0; i < CHOICES_MAX; i++) {
		unsigned drawn = choices_draw(&choices, 5);

		assert_true(drawn < 5);
		seen |= 1u << drawn;
	}
	assert_int_equal(seen, 31);
	assert_int_equal(choices_draw(&choices, 5), 0);
	assert_int_equal(choices.drawn.count, CHOICES_MAX);
}

static void choices_draw__takes_given_choices_first(void **state)
{
	const struct choice_list given = {.items = {3, 12, 0}, .count = 3};
	struct choices choices;

	(void)state;
	choices_init(&choices, 1, 1);
	choices.given = &given;
	assert_int_equal(choices_draw(&choices, 5), 3);
	assert_int_equal(choices_draw(&choices, 5), 2);
	assert_int_equal(choices_draw(&choices, 5), 0);
}

static void choice_list_mutate__changes_few_choices(void **state)
{
	struct choice_list list = {.count = 20};
	struct choices by;
	size_t changed = 0;

	(void)state;
	choices_init(&by, 5, 9);
	choice_list_mutate(&list, &by);
	for (size_t i = 0; i < list.count; i++)
		changed += list.items[i] != 0;
	assert_true(changed >= 1 && changed <= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(choices_draw__depends_on_seed_and_number_alone),
		cmocka_unit_test(choices_draw__stays_below_its_bound),
		cmocka_unit_test(choices_draw__takes_given_choices_first),
		cmocka_unit_test(choice_list_mutate__changes_few_choices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
