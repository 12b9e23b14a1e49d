#include "conformance/suite/tests/support.h"

#include "base/macros.h"
#include "conformance/run/variable.h"

static void variables_add__leaves_what_is_there(void **state)
{
	static const char *const more[] = {"A=2", "AB=3", "C=4", "C=5"};
	const char *all[8] = {"A=1", "B="};
	size_t count = variables_add(all, 2, more, ARRAY_SIZE(more));

	(void)state;
	/* among those that are added the order stays */
	same_number("count", (long long)count, 5);
	same_text("first", all[0], "A=1");
	same_text("longer name", all[2], "AB=3");
	same_text("new", all[3], "C=4");
	same_number("nothing", (long long)variables_add(all, 5, NULL, 0), 5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(variables_add__leaves_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
