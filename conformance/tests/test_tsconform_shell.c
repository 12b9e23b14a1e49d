/* `tsconform shell`: a command at the terminal, in the place of a scenario's own. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/tests/small_suite.h"

#define FARM "farm: {servers: {WF12: {sessions: {3: {user: Administrator}, 12: {user: eva}}}}}\n"

static void write_scenarios(void)
{
	assert_int_equal(mkdir("t", 0700), 0);
	sandbox_write_text("t/one.yaml",
		"title: T\n" FARM "typed-in: WF12/3\nrun: sh x.sh\nfiles: {a.txt: eva}\n"
		"environment: {MINE: yes}\nexpect: {changes: none}\n");
	sandbox_write_text("t/two.yaml",
		"title: T\n" FARM "typed-in: WF12/12\nrun: sh x.sh\nexpect: {changes: none}\n");
}

/* What the command sees is what the scenario's own would see. */
static void shell__stands_in_the_scenario(void **state)
{
	static const struct {
		const char *command, *out;
		int status;
	} rows[] = {
		{"sh -c 'cat a.txt; echo \" $MINE $USERNAME $TSFARM_SESSION\"'",
			"eva yes Administrator 3\n", 0},
		{"sh -c 'logoff 12; quser | grep -c eva'", "0\n", 1},
		{"sh -c 'echo \"$HOME\" | sed s,/[^/]*/home,,; ls \"$HOME\" | wc -l'", NULL, 0},
		{"sh -c 'exit 7'", "", 7},
		{"sh -c 'kill -9 $$'", "", 137},
		{"cat", "typed\n", 0},
		/* debuggers wait for SIGCHLD */
		{"grep ^SigBlk /proc/self/status", "SigBlk:\t0000000000000000\n", 0},
	};

	(void)state;
	write_scenarios();
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[512];

		snprintf(line, sizeof(line),
			"echo typed | tsconform shell t t/one -- %s 2>/dev/null", rows[i].command);
		run_line(line, rows[i].status, rows[i].out, "");
	}
}

/* It says where the farm is, and leaves nothing there: no folder, and no program that was left. */
static void shell__cleans_up(void **state)
{
	(void)state;
	write_scenarios();
	run_line("tsconform shell t/two.yaml -- sh -c '(trap \"\" HUP; exec sleep 100) & "
		 "echo $! >\"$0/pid\"; dirname \"$TSFARM_DB\" >\"$0/place\"' \"$PWD\" 2>said",
		0, "", "");
	run_line("cat said | sed \"s,$(cat place),PLACE,\"", 0,
		"t/two: typed in WF12/12, farm 'PLACE/farm.db'\n"
		"The scenario runs 'sh x.sh'. 'sh' begins; the farm and its folder go when it "
		"ends.\n",
		"");
	run_line("test -e \"$(cat place)\"", 1, "", "");
	wait_until_gone("sleep", wait_for_number("pid"));
}

static void shell__refuses(void **state)
{
	(void)state;
	write_scenarios();
	run_line("tsconform shell t -- true", 2, "",
		"tsconform: 't' selects 2 scenarios, 't/one' and 't/two' among them; name one\n");
	run_line("tsconform shell t t/one -- ./missing 2>&1 | tail -1", 0,
		"tsconform: cannot start './missing' in the scenario: No such file or directory\n",
		"");
	run_line("tsconform shell t t/three -- true", 2, "", NULL);
}

/* A documented scenario stands for the subject's command, which is on PATH here. */
static void shell__has_the_commands_of_the_subject(void **state)
{
	(void)state;
	write_scenarios();
	sandbox_write_text("theirs.yaml",
		"subject: theirs\ntitle: T\ncommands: {logoff: [sh, -c, 'echo theirs']}\n"
		"environment: {THEIRS: here}\n");
	run_line("tsconform shell t t/one --subject ./theirs.yaml -- sh -c 'logoff 12; echo "
		 "$THEIRS' "
		 "2>/dev/null",
		0, "theirs\nhere\n", "");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(shell__stands_in_the_scenario),
		TEST(shell__cleans_up),
		TEST(shell__refuses),
		TEST(shell__has_the_commands_of_the_subject),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
