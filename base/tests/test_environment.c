#include "base/tests/support.h"

#include "base/environment.h"

static void environment_get__gives_what_was_set(void **state)
{
	static const char name[] = "TSFARM_TEST";

	(void)state;
	same_text("before", environment_get(name), NULL);
	same_number("set",
		environment_set(name, "B\xC3\xBC"
				      "cherei"),
		0);
	same_text("set", environment_get(name),
		"B\xC3\xBC"
		"cherei");
	same_number("again", environment_set(name, "\xD0\x96 = \xE2\x82\xAC"), 0);
	same_text("again", environment_get(name), "\xD0\x96 = \xE2\x82\xAC");
	same_number("taken away", environment_set(name, NULL), 0);
	same_text("taken away", environment_get(name), NULL);
	same_number("taken away twice", environment_set(name, NULL), 0);
}

static void environment_get__keeps_the_answer_for_who_asked_first(void **state)
{
	const char *path = environment_get("PATH");

	(void)state;
	assert_non_null(path);
	assert_ptr_equal(environment_get("PATH"), path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(environment_get__gives_what_was_set),
		cmocka_unit_test(environment_get__keeps_the_answer_for_who_asked_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
