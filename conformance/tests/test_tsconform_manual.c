/* docs/man/tsconform.1 against the program. */
#include <stdlib.h>
#include <unistd.h>

#include "base/tests/manual.h"
#include "conformance/tests/small_suite.h"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	setenv("TSFARM_DATA", TEST_SOURCE, 1);
	setenv("XDG_STATE_HOME", "state", 1);
	manual_read(TEST_SOURCE "/docs/man/tsconform.1");
	return symlink(TEST_SOURCE "/scenarios", "scenarios");
}

static int teardown(void **state)
{
	manual_forget();
	return small_suite_teardown(state);
}

int main(int argc, char **argv)
{
	return manual_run_tests(argc, argv, setup, teardown);
}
