/* tsconform explore: a search that ends early, cannot write, or repeats one case. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

/* The rules are about clauses of the real suite. */
static int setup(void **state)
{
	int r = small_suite_setup(state);

	setenv("TSFARM_DATA", TEST_SOURCE, 1);
	return r;
}

static void replay__tells_nothing_of_the_cases_before(void **state)
{
	(void)state;
	run_line("tsconform explore -E nt4 --replay 1:30 -- logoff", 0,
		"no difference in 1 case, seed 1\n", "");
	run_line("tsconform explore -E nt4 --replay 2:20000 -- logoff", 0,
		"no difference in 1 case, seed 2\n", "");
}

/* The one case of this shard was judged. One of the three cases was not. */
static void shard__counts_its_own_cases(void **state)
{
	(void)state;
	run_line("tsconform explore -E nt4 -n 3 --shard 1/3 -- logoff | "
		 "grep -o 'in 1 case, seed\\|; [01]*0.0 % of the cases'",
		0, "in 1 case, seed\n; 0.0 % of the cases\n", "");
}

static void emit__that_cannot_write_keeps_the_report(void **state)
{
	char *out, *err;

	(void)state;
	write_subject("[ \"$1\" = 012 ] || exec logoff \"$@\"");
	/* no scenario of the suite shows this case, so one is written */
	assert_int_equal(take_line(">file; tsconform explore -N -x -n 300 -E nt4 --emit file -- "
				   "./subject",
				 &out, &err),
		2);
	assert_non_null(strstr(err, "tsconform: cannot write 'file/logoff/"));
	assert_non_null(strstr(out, "explored/logoff/other-session-by-id\n"));
	assert_non_null(strstr(out, "\n1 finding in "));
	free(out);
	free(err);
}

static void interrupt__while_a_finding_is_shrunk(void **state)
{
	(void)state;
	write_subject("echo >>count; [ $(wc -l <count) = 6 ] && kill -TERM $PPID; exit 0");
	run_line("exec \"$TSCONFORM\" explore -N -j 1 -E nt4 --replay 1:30 -- ./subject", 128 + SIGTERM,
		"", "tsconform: interrupted after 1 case\n");
}

/* A search that has no time left by its first case would pass every subject. */
static void time__runs_one_case_at_least(void **state)
{
	(void)state;
	write_subject("sleep 0.1");
	run_line("tsconform explore -x -j 1 -t 1ms -E nt4 -- ./subject | tail -1", 0,
		"1 finding in 1 case, seed 1\n", "");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(replay__tells_nothing_of_the_cases_before),
		TEST(shard__counts_its_own_cases),
		TEST(emit__that_cannot_write_keeps_the_report),
		TEST(time__runs_one_case_at_least),
		TEST(interrupt__while_a_finding_is_shrunk),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
