/* tsconform ended by a signal: what it started is ended, what it made is removed. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox_posix.h"
#include "conformance/tests/small_suite.h"

static void is_gone(const char *label, const char *file)
{
	char *path = read_text(file);

	path[strcspn(path, "\n")] = '\0';
	if (!*path || access(path, F_OK) == 0)
		fail_msg("%s: '%s' is still there", label, path);
	free(path);
}

static void signal__ends_children_and_removes_the_folder(void **state)
{
	static const struct {
		const char *name;
		int number;
	} rows[] = {
		{"INT", SIGINT},
		{"TERM", SIGTERM},
		{"HUP", SIGHUP},
		{"QUIT", SIGQUIT},
		{"XCPU", SIGXCPU},
		{"SEGV", SIGSEGV},
		{"ABRT", SIGABRT},
		{"BUS", SIGBUS},
		{"TRAP", SIGTRAP},
		{"SYS", SIGSYS},
	};

	(void)state;
	/* the address sanitizer would take these two signals itself */
	setenv("ASAN_OPTIONS", "handle_segv=0:handle_sigbus=0", 1);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char script[512];

		snprintf(script, sizeof(script),
			"[ \"$1\" = 12 ] && exec logoff \"$@\"\n"
			"dirname \"$TSFARM_DB\" >folder; sleep 600 & echo $! >child; echo $$ >pid\n"
			"kill -%s $PPID; wait",
			rows[i].name);
		write_subject(script);
		run_line("ulimit -c 0; exec \"$TSCONFORM\" run -j 1 -- ./subject", 128 + rows[i].number,
			"4 scenarios, 1 passed, 3 not run\n",
			"tsconform: interrupted; 3 scenarios not run\n");
		wait_until_gone(rows[i].name, wait_for_number("pid"));
		wait_until_gone(rows[i].name, wait_for_number("child"));
		is_gone(rows[i].name, "folder");
		run_line("ulimit -c 0; exec \"$TSCONFORM\" run -j 1 -f tap d/refused -- ./subject",
			128 + rows[i].number,
			"TAP version 13\n1..2\nBail out! 2 scenarios not run\n"
			"# 2 scenarios, 0 passed, 2 not run\n",
			NULL);
	}
}

/* What is no request to end has no effect. */
static void signal__that_asks_for_nothing_is_ignored(void **state)
{
	static const char *const names[] = {"USR1", "USR2", "ALRM", "VTALRM", "PROF", "PIPE",
		"POLL", "PWR", "STKFLT", "XFSZ", "WINCH", "URG", "CHLD", "CONT", "34", "64"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char script[128];

		snprintf(script, sizeof(script), "kill -%s $PPID; exec logoff \"$@\"", names[i]);
		write_subject(script);
		run_line("tsconform run -- ./subject", 0, "4 scenarios, 4 passed\n", "");
	}
}

/* A stopped run continues with whoever continues it. */
static void signal__stop_is_a_pause(void **state)
{
	(void)state;
	write_subject("[ \"$1\" = 12 ] || exec logoff \"$@\"\n"
		      "(sleep 0.2; kill -CONT $PPID) & kill -STOP $PPID; sleep 0.1; logoff 12; wait");
	run_line("tsconform run -j 1 -- ./subject", 0, "4 scenarios, 4 passed\n", "");
}

/* What nohup(1) has ignored stays so. */
static void signal__that_is_ignored_stays_ignored(void **state)
{
	(void)state;
	write_subject("kill -HUP $PPID; exec logoff \"$@\"");
	run_line("trap '' HUP; tsconform run -- ./subject", 0, "4 scenarios, 4 passed\n", "");
}

/* Killed, it can do nothing; the next run removes what it left, whoever's that is. */
static void signal__kill_leaves_a_folder_to_the_next_run(void **state)
{
	static const struct sandbox_case killed = {
		"killed", {"run", "-j", "1", "--", "./subject"}, NULL, 0, NULL, NULL};
	pid_t run;
	long subject;

	(void)state;
	write_subject("dirname \"$TSFARM_DB\" >folder; echo $$ >pid; exec sleep 600");
	run = sandbox_begin(&killed);
	subject = wait_for_number("pid");
	assert_int_equal(kill(run, SIGKILL), 0);
	assert_int_equal(waitpid(run, NULL, 0), run);
	kill((pid_t)subject, SIGKILL);
	run_line("tsconform run d/ends", 0, "1 scenario, 1 passed\n", "");
	is_gone("killed", "folder");
}

/* A stray that hides from the group is ended at the end of an interrupted run too. */
static void signal__ends_strays(void **state)
{
	(void)state;
	write_subject("setsid sh -c 'echo $$ >stray; exec sleep 600' &\n"
		      "until [ -s stray ]; do :; done; kill -TERM $PPID; sleep 600");
	run_line("exec \"$TSCONFORM\" run -- ./subject", 128 + SIGTERM, NULL, NULL);
	wait_until_gone("stray", wait_for_number("stray"));
}

/* A scenario that changes is run alone, and a subject that changes runs all; Ctrl-C ends the waiting. */
static void signal__ends_watching(void **state)
{
	(void)state;
	write_subject("logoff \"$@\"");
	/* the file is there before it is looked into; the limit is for a run that hangs */
	run_line(": >err; \"$TSCONFORM\" run -W --no-store -- ./subject >out 2>>err & "
		 "wait_for() { n=0; until [ \"$(grep -c ^waiting err)\" = $1 ] || [ $n = 900 ]; do "
		 "n=$((n + 1)); sleep 0.1; done; }; "
		 "wait_for 1; echo '# more' >>scenarios/ends.yaml; "
		 "wait_for 2; echo '# more' >>subject; "
		 "wait_for 3; kill -TERM $!; wait $!; echo $? >>out",
		0, "", "");
	run_line("grep -v '^$' out", 0,
		"4 scenarios, 4 passed\n1 scenario, 1 passed\n4 scenarios, 4 passed\n0\n", "");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(signal__ends_children_and_removes_the_folder),
		TEST(signal__that_asks_for_nothing_is_ignored),
		TEST(signal__stop_is_a_pause),
		TEST(signal__that_is_ignored_stays_ignored),
		TEST(signal__kill_leaves_a_folder_to_the_next_run),
		TEST(signal__ends_strays),
		TEST(signal__ends_watching),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
