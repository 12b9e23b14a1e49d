/* Programs that a program of the farm starts: they are told of the same farm. */
#include "sim/wtsapi/tests/support.h"

#include "base/environment.h"

static int end_of_asker(const char *user)
{
	int end;

	child_start_program("wtsapi_asker", user, NULL);
	while ((end = child_get_end()) == CHILD_RUNS)
		sleep_briefly();
	return end;
}

static void CreateProcess__tells_children_of_the_farm(void **state)
{
	(void)state;
	be("WF12/3");
	same_number("eva's", end_of_asker("eva"), 0);
	be("WF13/13");
	same_number("tom's", end_of_asker("tom"), 0);
	/* the user is not somebody else */
	same_number("not eva's", end_of_asker("eva"), 2);
}

static void CreateProcess__without_a_farm(void **state)
{
	(void)state;
	same_number("unset", environment_set("TSFARM_SERVER", NULL), 0);
	same_number("the machine's", end_of_asker("eva"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(CreateProcess__tells_children_of_the_farm),
		IN_OFFICE(CreateProcess__without_a_farm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
