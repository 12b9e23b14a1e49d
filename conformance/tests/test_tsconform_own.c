/* Scenarios without a document: scripts of the user's own, judged always and in every report. */
#include <string.h>
#include <sys/stat.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

#define FARM                                                                                       \
	"servers:\n  WF12:\n    edition: ws2022\n    sessions:\n"                                   \
	"      3: {user: Administrator}\n      12: {user: eva, state: disconnected}\n"
#define SCENARIO                                                                                   \
	"title: The script logs off disconnected users\n"                                           \
	"farm: farm.yaml\n"                                                                         \
	"typed-in: WF12/3\n"                                                                        \
	"run: sh cleanup.sh Disc\n"                                                                 \
	"expect:\n"                                                                                 \
	"  changes: [session-ended: WF12/12]\n"                                                     \
	"  exit: 4\n"                                                                               \
	"  stdout: {contains: eva of Administrator}\n"
#define SCRIPT                                                                                     \
	"quser | awk -v state=\"$1\" '$3 == state {print $2, $1}' | while read -r id user; do\n"      \
	"  echo \"$user of $USERNAME\"\n  logoff \"$id\" </dev/null\ndone\nexit 4\n"

static void write_own(const char *script)
{
	assert_int_equal(mkdir("my_tests", 0700), 0);
	sandbox_write_text("my_tests/farm.yaml", FARM);
	sandbox_write_text("my_tests/cleanup.yaml", SCENARIO);
	sandbox_write_text("my_tests/cleanup.sh", script);
}

/* At every level, from every folder, and without a catalogue of its own. */
static void own__is_judged_always(void **state)
{
	static const char *const lines[] = {
		"tsconform run -q my_tests/",
		"tsconform run -q my_tests --level defined | sed 's/;.*//'",
		"tsconform run -q my_tests/cleanup.yaml --filter level=own",
		"cd my_tests; TSFARM_DATA=.. tsconform run -q --edition ws2022 .",
		"tsconform run -q my_tests my-tests/cleanup",
	};

	(void)state;
	write_own(SCRIPT);
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		run_line(lines[i], 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform lint my_tests && tsconform list my_tests", 0,
		"my-tests/cleanup  own         The script logs off disconnected users\n", "");
	run_line("tsconform list --command logoff scenarios my_tests | grep -c own", 1, "0\n", NULL);
	run_line("tsconform coverage my_tests | grep -c my-tests", 1, "0\n", NULL);
}

/* Once in each edition, with the listings of each; the farm must leave them open. */
static void own__runs_in_each_edition(void **state)
{
	(void)state;
	write_own("query user | grep -c '  12 ' && exit 4\n");
	sandbox_write_text("my_tests/farm.yaml",
		"servers:\n  WF12:\n    sessions:\n"
		"      3: {user: Administrator}\n      12: {user: eva, state: disconnected}\n");
	sandbox_write_text("my_tests/cleanup.yaml",
		"editions: [nt4, ws2022]\ntitle: It counts\nfarm: farm.yaml\ntyped-in: WF12/3\n"
		"run: sh cleanup.sh\nexpect: {changes: none, exit: 4, stdout: {equals: \"1\\n\"}}\n");
	run_line("tsconform run -q my_tests", 0, "2 scenarios, 2 passed\n", "");
	run_line("tsconform run -q my_tests --edition ws2022", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform list my_tests | cut -d' ' -f1", 0,
		"my-tests/cleanup\nmy-tests/cleanup@ws2022\n", "");
	sandbox_write_text("my_tests/farm.yaml", FARM);
	run_line("tsconform run -q my_tests", 2, "",
		"my_tests/cleanup.yaml:1:1: server 'WF12' is of edition 'ws2022' in the farm, so that "
		"it cannot be of 'nt4'\ntsconform: 1 problem; nothing was run\n");
}

/* The number of an own scenario's exit status is meant, at level documented too. */
static void own__fails_for_what_it_says(void **state)
{
	(void)state;
	write_own("exit 5\n");
	run_line("tsconform run my_tests", 1,
		"failed  my-tests/cleanup\n"
		"    title     The script logs off disconnected users\n"
		"    typed     in WF12/3: sh cleanup.sh Disc\n"
		"    changes, own (line 6)\n      expected\n        session-ended WF12/12\n"
		"      actual\n        none\n"
		"    exit, own (line 7)\n      expected\n        4\n      actual\n        5\n"
		"    stdout, own (line 8)\n      expected\n"
		"        contains 'eva of Administrator'\n      actual\n        (nothing)\n"
		"    scenario  my_tests/cleanup.yaml:1\n"
		"    again     tsconform run my_tests/cleanup.yaml my-tests/cleanup\n\n"
		"own: did what was asked 0/1, left alone what it must 0/0; "
		"a program that does nothing gets 0/1\n"
		"1 scenario, 0 passed, 1 failed\n",
		"");
}

/* Cases of one file that fail alike are one mistake: three are shown, and the rest is counted. */
static void own__failures_are_grouped(void **state)
{
	(void)state;
	write_own("echo 'no luck' >&2; exit 5\n");
	sandbox_write_text("my_tests/cleanup.yaml",
		"title: It succeeds with {n}\nfarm: farm.yaml\ntyped-in: WF12/3\n"
		"cases: [{n: 1}, {n: 2}, {n: 3}, {n: 4}, {n: 5}]\nrun: sh cleanup.sh {n}\n"
		"expect: {changes: none, exit: zero}\n");
	run_line("tsconform run my_tests | grep -c '    title'", 0, "3\n", "");
	run_line("tsconform run my_tests | grep -c '^        no luck$'", 0, "3\n", "");
	run_line("tsconform run my_tests | tail -n 7", 0,
		"  failed           my-tests/cleanup/1\n"
		"  failed           my-tests/cleanup/2\n"
		"  failed           my-tests/cleanup/3\n"
		"  5                failures of my_tests/cleanup.yaml: exit; --verbose shows all "
		"in "
		"full\n\n"
		"own: did what was asked 0/0, left alone what it must 0/5; "
		"a program that does nothing gets 5/5\n"
		"5 scenarios, 0 passed, 5 failed\n",
		"");
	run_line("tsconform run --verbose my_tests | grep -c '    title'", 0, "5\n", "");
}

static void own__says_where_a_regular_expression_stops_matching(void **state)
{
	(void)state;
	write_own("echo 'eva: idle for 35'\n");
	sandbox_write_text("my_tests/cleanup.yaml",
		"title: It matches\nfarm: farm.yaml\ntyped-in: WF12/3\nrun: sh cleanup.sh\n"
		"expect: {changes: none, stdout: {matches: '^eva: (busy|idle) for [0-9]+:'}}\n");
	run_line("tsconform run my_tests | grep -A 1 \"matches '\"", 0,
		"        matches '^eva: (busy|idle) for [0-9]+:'\n"
		"        no match after '^eva: (busy|idle) for [0-9]+'\n",
		"");
}

/* A farm in which the failure can be looked at. */
static void own__keeps_the_farm_of_a_failure(void **state)
{
	(void)state;
	write_own("logoff 12; exit 5\n");
	run_line("tsconform run -q --keep kept my_tests", 1, "1 scenario, 0 passed, 1 failed\n",
		"the farm after the failure is kept in kept/my-tests-cleanup.yaml\n");
	run_line("PATH=${TSCONFORM%/*}:$PATH; tsfarm create k.db kept/my-tests-cleanup.yaml &&"
		 " tsfarm show k.db | grep -c ' eva .*Disc\\| 12 '",
		1, "0\n", "");
	sandbox_write_text("my_tests/cleanup.sh", SCRIPT);
	run_line("tsconform run -q --keep none my_tests; ls none", 2,
		"1 scenario, 1 passed\n", NULL);
	run_line("touch file; echo >my_tests/cleanup.sh; tsconform run -q --keep file my_tests", 3,
		NULL, NULL);
}

/* As it runs, and as it was stored. */
static void own__is_in_every_report(void **state)
{
	static const struct {
		const char *format, *pattern;
	} rows[] = {
		{"pretty", "^failed  my-tests/cleanup$"},
		{"pretty", "^        no luck$"},
		{"tap", "^#     no luck$"},
		{"github", "%0Aexit status 4%0Astandard error%0A  no luck%0A"},
		{"tap", "^not ok 1 - my-tests/cleanup$"},
		{"junit", "classname=.own.my-tests. name=.my-tests/cleanup "},
		{"json", "\"levels\":{\"own\":false},\"asked\":.\"own\"."},
		{"github", "^::error file=my_tests/cleanup.yaml,line=6,"},
		{"html", "my-tests/cleanup"},
	};

	(void)state;
	write_own("echo no luck >&2; exit 4\n");
	run_line("tsconform run -q --results r.db my_tests", 1, NULL, "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256];

		snprintf(line, sizeof(line),
			"tsconform report --format %s r.db >r.txt; grep -q '%s' r.txt", rows[i].format,
			rows[i].pattern);
		run_line(line, 0, "", NULL);
		if (strcmp(rows[i].format, "html") == 0)
			continue;
		snprintf(line, sizeof(line),
			"tsconform run --no-store --format %s my_tests >r.txt; grep -q '%s' r.txt",
			rows[i].format, rows[i].pattern);
		run_line(line, 0, "", NULL);
	}
	run_line("tsconform report --format json r.db | grep -o '\"own\":{[^}]*}'", 0,
		"\"own\":{\"judged\":1,\"held\":0,\"asked\":{\"judged\":1,\"held\":0}\n", "");
}

/* A script types the subject's command, in whatever folder it is by then. */
static void own__runs_the_subject_in_place_of_ours(void **state)
{
	(void)state;
	write_own("cd /; " SCRIPT);
	write_subject("echo \"subject $*\" >&2; exec logoff \"$@\"");
	run_line("tsconform run -q my_tests -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run --no-store --format json my_tests -- ./subject |"
		 " grep -o '\"stderr\":\"[^\"]*\"'",
		0, "\"stderr\":\"subject 12\\n\"\n", "");
	write_subject("exit 0");
	run_line("tsconform run -q my_tests -- ./subject", 1, "1 scenario, 0 passed, 1 failed\n", "");
	run_line("tsconform run -q my_tests --command msg -- ./subject", 2, NULL, NULL);
}

/* With files of its own it starts among them, and still finds the script. */
static void own__starts_where_it_says(void **state)
{
	(void)state;
	write_own("cat names; ls; exit 4\n");
	sandbox_write_text("my_tests/cleanup.yaml",
		"title: It reads the names\nfarm: farm.yaml\ntyped-in: WF12/3\n"
		"files: {names: \"eva\\n\"}\nrun: sh cleanup.sh\n"
		"expect: {changes: none, stdout: {equals: \"eva\\nnames\\n\"}}\n");
	run_line("tsconform run my_tests", 0, "1 scenario, 1 passed\n", "");
	assert_int_equal(chmod("my_tests/cleanup.sh", 0700), 0);
	sandbox_write_text("my_tests/cleanup.sh", "#!/bin/sh\nls *.sh\n");
	sandbox_write_text("my_tests/cleanup.yaml",
		"title: It runs by its path\nfarm: farm.yaml\ntyped-in: WF12/3\n"
		"run: ./cleanup.sh\n"
		"expect: {changes: none, stdout: {equals: \"cleanup.sh\\n\"}}\n");
	run_line("tsconform run my_tests", 0, "1 scenario, 1 passed\n", "");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(own__is_judged_always),
		TEST(own__runs_in_each_edition),
		TEST(own__fails_for_what_it_says),
		TEST(own__failures_are_grouped),
		TEST(own__says_where_a_regular_expression_stops_matching),
		TEST(own__keeps_the_farm_of_a_failure),
		TEST(own__is_in_every_report),
		TEST(own__runs_the_subject_in_place_of_ours),
		TEST(own__starts_where_it_says),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
