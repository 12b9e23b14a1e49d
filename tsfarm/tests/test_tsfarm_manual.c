/* docs/man/tsfarm.1 against the program. */
#include "base/tests/manual.h"
#include "base/tests/sandbox.h"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	manual_read(TEST_PAGE);
	return 0;
}

static int teardown(void **state)
{
	manual_forget();
	return sandbox_teardown(state);
}

static void manual__commands_are_those_of_help(void **state)
{
	(void)state;
	manual_compare_commands();
}

static void manual__help_fits_a_terminal(void **state)
{
	(void)state;
	manual_measure_help();
}

static void manual__examples_are_true(void **state)
{
	(void)state;
	assert_true(manual_run_examples() >= 8);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(manual__commands_are_those_of_help),
		TEST(manual__help_fits_a_terminal),
		TEST(manual__examples_are_true),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
