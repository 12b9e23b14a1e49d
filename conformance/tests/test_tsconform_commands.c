/* Scenarios about several commands: which of them a subject is judged by, and what it is given. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/suite/tests/support.h"
#include "conformance/tests/small_suite.h"

static int setup(void **state)
{
	unsetenv("CI");
	if (small_suite_setup(state) != 0)
		return -1;
	sandbox_write_text("documents/e.yaml", other_document_yaml);
	/* its own command twice, and another in between, which is the usual one */
	sandbox_write_text("scenarios/parts.yaml",
		"id: e/parts\n"
		"clauses: e/one\n"
		"title: A session is disconnected\n"
		"farm: farm.yaml\n"
		"typed-in: WF12/3\n"
		"steps:\n"
		"  - run: disconn 12\n"
		"    expect: {changes: [{state-changed: WF12/12, to: disconnected}, "
		"{name-changed: WF12/12, to: none}]}\n"
		"  - run: logoff 14\n"
		"    expect: {changes: [session-ended: WF12/14]}\n"
		"  - run: disconn 14\n"
		"    expect: {changes: none, exit: non-zero}\n");
	return 0;
}

/* --- Choosing --- */

static void subject__is_that_of_each_command(void **state)
{
	(void)state;
	run_line("tsconform run -v | grep -v '^passed  d/'", 0,
		"passed  e/parts\n"
		"documented: did what was asked 3/3, left alone what it must 2/2; "
		"a program that does nothing gets 2/5\n"
		"5 scenarios, 5 passed\n",
		"");
	run_line("tsconform run e/", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run --command disconn", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run --command tsdiscon", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -C logoff", 0, "4 scenarios, 4 passed\n", "");
}

/* A program is one command: the one that was chosen, or said, or logoff. */
static void program__is_one_command(void **state)
{
	(void)state;
	write_subject("exec logoff \"$@\"");
	run_line("tsconform run -- ./subject", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run d/ -- ./subject", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run d/ e/ -- ./subject", 2, "",
		"tsconform: the selected scenarios are about 'logoff', 'disconn', and a program "
		"after '--' is one command; use --command to name it\n");
	run_line("tsconform run -m title=session -- ./subject", 2, "", NULL);
	run_line("tsconform run -C logoff d/ e/ -- ./subject", 0, "4 scenarios, 4 passed\n", "");
	write_subject("exec disconn \"$@\"");
	run_line("tsconform run e/ -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -m document=e -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line(
		"tsconform run scenarios/parts.yaml -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -C disconn -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run scenarios -- ./subject | tail -n 1", 0,
		"4 scenarios, 2 passed, 2 failed\n", "");
	/* the line that runs it again is of one scenario, and so of one command */
	write_subject("exit 1");
	run_line("tsconform run -C disconn -- ./subject | grep again", 0,
		"    again     tsconform run e/parts -- ./subject\n", "");
	/* what logoff is in a scenario about disconn is not the subject */
	write_subject("[ \"$1\" = 14 ] && echo seen >>seen; exec disconn \"$@\"");
	run_line(
		"tsconform run e/ -- ./subject && cat seen", 0, "1 scenario, 1 passed\nseen\n", "");
}

static void command__is_refused(void **state)
{
	(void)state;
	run_line("tsconform run --command disconnn", 2, "",
		"tsconform: no document is about command 'disconnn'; did you mean 'disconn'?\n");
	run_line("tsconform run --command format", 2, "",
		"tsconform: no document is about command 'format'; accepted: 'logoff', "
		"'disconn'\n");
	run_line("tsconform run -C disconn d/", 2, "",
		"tsconform: no selected scenario is about 'disconn'; the selected scenarios are "
		"about 'logoff'\n");
	run_line("tsconform list -C disconn", 0, "e/parts  documented  A session is disconnected\n",
		"");
	run_line("tsconform list -i -C logoff e/", 2, "",
		"tsconform: no selected scenario is about 'logoff'; the selected scenarios are "
		"about 'disconn'\n");
	run_line("sed -i 's/: disconn$/: nothing/' documents/e.yaml; tsconform run -C nothing", 2,
		"",
		"tsconform: command 'nothing' not found beside tsconform; name a command after "
		"'--'\n");
	run_line("tsconform run d/ends", 0, "1 scenario, 1 passed\n", "");
}

static void subject_file__has_its_commands(void **state)
{
	(void)state;
	assert_int_equal(mkdir("subjects", 0700), 0);
	sandbox_write_text("subjects/both.yaml",
		"subject: both\ntitle: x\ncommand: [logoff]\ncommands: {disconn: [./subject]}\n");
	sandbox_write_text("subjects/other.yaml",
		"subject: other\ntitle: x\ncommands: {disconn: [./subject]}\n");
	sandbox_write_text("subjects/shell.yaml",
		"subject: shell\ntitle: x\ncommand: [sh]\nneeds-program: yes\n");
	write_subject("exec disconn \"$@\"");
	run_line("tsconform run -s both", 0, "5 scenarios, 5 passed\n", "");
	run_line("tsconform run -s both -C disconn", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -s other", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -s other d/", 2, "",
		"tsconform: subject 'other' implements 'disconn', but the selected scenarios are "
		"about 'logoff'\n");
	run_line("tsconform run -s shell e/ -- ./subject", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform run -s shell -C disconn -- ./subject", 0, "1 scenario, 1 passed\n", "");
}

/* Whoever takes a subject, takes it so. */
static void commands__take_the_same(void **state)
{
	(void)state;
	write_subject("exit 1");
	run_line("tsconform known -C disconn -- ./subject | grep -c id:", 0, "1\n", "");
	run_line("tsconform known e/ -- ./subject | grep -c id:", 0, "1\n", "");
	run_line("tsconform known d/ e/ -- ./subject", 2, "", NULL);
	run_line("tsconform known", 0, "[]\n", "");
	run_line("tsconform accept -n -c -C disconn -- ./subject | tail -n 1", 0,
		"1 file would be written\n", "");
	run_line("tsconform accept -n d/ e/ -- ./subject", 2, "", NULL);
	run_line("tsconform record -t WF12/3 scenarios/farm.yaml -- disconn 12 | grep -E "
		 "'clauses|state-'",
		0,
		"clauses: e/one\n"
		"    - {state-changed: WF12/12, to: disconnected}\n",
		"");
	run_line("tsconform explain e/one | grep command; tsconform coverage | grep '^e'", 0,
		"  command    disconn\ne, about disconn in nt4: Another document\n", "");
}

/* --- Input and files --- */

static void scenario__has_input_and_files(void **state)
{
	(void)state;
	write_subject("echo $#; cat; ls; cat list 2>&-; echo more >>list; exit 0");
	sandbox_write_text("scenarios/reads.yaml",
		"id: d/reads\n"
		"clauses: d/one\n"
		"title: What is typed for {who} is read\n"
		"farm: farm.yaml\n"
		"typed-in: WF12/3\n"
		"cases: [{who: eva}, {who: tom}]\n"
		"files: {list: \"{who}\\n\", other: }\n"
		"input: \"to {who}\\n\"\n"
		"steps:\n"
		"  - run: logoff\n"
		"    expect: {changes: none, stdout: {level: documented, equals: \"0\\nto "
		"{who}\\nlist\\nother\\n{who}\\n\"}}\n"
		"  - run: logoff again\n"
		"    input: \"\"\n"
		"    expect: {changes: none, stdout: {level: documented, equals: "
		"\"1\\nlist\\nother\\n{who}\\nmore\\n\"}}\n");
	run_line("tsconform run d/reads -- ./subject", 0, "2 scenarios, 2 passed\n", "");
	run_line("tsconform run d/reads -- sh subject", 0, "2 scenarios, 2 passed\n", "");
	run_line("tsconform accept d/reads -- ./subject", 0, "0 files written\n", "");
	/* without them it starts here, and reads nothing */
	write_subject("cat; pwd >>seen");
	run_line("tsconform run d/refused/99 -- ./subject >out; [ \"$(cat seen)\" = \"$(pwd)\" ]",
		0, "", "");
}

/* --- Reports --- */

#define GIVEN(deep)                                                                                \
	deep "standard input\n" deep "  to \\x1B[31m\n" deep "file list\n" deep "  eva\n" deep     \
	     "  tom\n" deep "file none\n" deep "  \n"

/* What was judged is said, and what the command was given, so that it can be typed again. */
static void report__says_the_command_and_what_it_was_given(void **state)
{
	static const struct {
		const char *line, *out;
	} rows[] = {
		{"pretty x.db | sed -n '/ clause /p; /typed  /,/stdout/p'",
			"    clause    e/one  (about disconn in nt4: Another document, Whole)\n"
			"    typed     in WF12/3: disconn 12\n" GIVEN(
				"    ") "    stdout, documented (line 9)\n"},
		{"tap x.db | sed -n '/typed in/,/stdout/p'",
			"# typed in WF12/3: disconn 12\n" GIVEN(
				"# ") "# stdout, documented (line 9)\n"},
		{"junit x.db | grep -o 'classname=[^ ]*\\|.command. value=[^ ]*/>\\|clause e.*\\|^ "
		 " tom'",
			"classname=\"disconn.e\"\n\"command\" value=\"disconn\"/>\n"
			"clause e/one, about disconn in nt4\n  tom\n"},
		{"github x.db >annotations; cat summary | grep failed.*reads",
			"| failed | disconn | nt4 | e/reads | stdout: expected equals 'x', was "
			"(nothing) "
			"| \n"},
		{"json x.db | grep -o '.command.:.disconn.\\|.input.:[^,]*\\|.files.:[^}]*}'",
			"\"command\":\"disconn\"\n"
			"\"files\":{\"list\":\"eva\\ntom\\n\",\"none\":\"\"}\n"
			"\"input\":\"to \\u001B[31m\\n\"\n"},
	};

	(void)state;
	write_subject("exit 0");
	sandbox_write_text("scenarios/reads.yaml",
		"id: e/reads\n"
		"clauses: e/one\n"
		"title: What is typed is read\n"
		"farm: farm.yaml\n"
		"typed-in: WF12/3\n"
		"files: {list: \"eva\\ntom\\n\", none: }\n"
		"input: \"to \\e[31m\\n\"\n"
		"run: disconn 12\n"
		"expect: {changes: none, stdout: {level: documented, equals: x}}\n");
	run_line("tsconform run -r x.db e/reads -- ./subject | tail -n 1", 0,
		"1 scenario, 0 passed, 1 failed\n", "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[300];

		snprintf(line, sizeof(line),
			"GITHUB_STEP_SUMMARY=summary; export GITHUB_STEP_SUMMARY;"
			" tsconform report -f %s",
			rows[i].line);
		run_line(line, 0, rows[i].out, "");
	}
}

/* Who was not asked for a command has not failed it. */
static void report__shows_commands_side_by_side(void **state)
{
	(void)state;
	run_line("{ tsconform run -r x.db; tsconform run -r x.db d/ends -- true; } >lines;"
		 " tsconform report -f html -R 1 -R 2 x.db >page;"
		 " grep -A 3 'row.>logoff<\\|row.>disconn<' page | grep -o '[^>]*</t[hd]>'",
		0,
		"logoff</th>\n</td>\n✓ 4/4</td>\n✗ 0/1</td>\n"
		"disconn</th>\n</td>\n✓ 1/1</td>\nnot judged</td>\n",
		"");
	run_line("grep -c '>not chosen</td>' page; tsconform report -f html x.db >page;"
		 " grep -c 'No case of these documents was chosen: e about disconn in nt4\\.' page;"
		 " grep -c 'e/one' page",
		1, "2\n1\n0\n", "");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(subject__is_that_of_each_command),
		TEST(program__is_one_command),
		TEST(command__is_refused),
		TEST(subject_file__has_its_commands),
		TEST(commands__take_the_same),
		TEST(scenario__has_input_and_files),
		TEST(report__says_the_command_and_what_it_was_given),
		TEST(report__shows_commands_side_by_side),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
