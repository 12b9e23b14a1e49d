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

int main(int argc, char **argv)
{
	return manual_run_tests(argc, argv, setup, teardown);
}
