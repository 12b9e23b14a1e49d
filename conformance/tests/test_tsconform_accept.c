/* tsconform accept: expected text rewritten where it stands, and nothing else. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

#define HEAD                                                                                       \
	"id: d/a # first\n"                                                                        \
	"clauses: d/one\n"                                                                         \
	"title: T\n"                                                                               \
	"farm: farm.yaml\n"                                                                        \
	"typed-in: WF12/3\n"
#define WRITTEN "1 file written\n"

static int setup(void **state)
{
	unsetenv("CI");
	return small_suite_setup(state);
}

static void same_file(const char *label, const char *expected)
{
	char *text = read_text("scenarios/a.yaml");

	sandbox_compare(label, "file", expected, text);
	free(text);
}

/* Each file, what the subject does, and the file afterwards; NULL: as it was. */
static void accept__keeps_everything_else(void **state)
{
	static const struct {
		const char *label, *before, *subject, *options, *after;
	} rows[] = {
		{"block",
			HEAD "run: logoff 12\nexpect:\n  changes: none # so\n  stdout:\n"
			     "    level: defined # us\n    equals: |\n      old\n      lines\n\n"
			     "  # behind\n  exit: 0\n",
			"printf 'new\\n\\n  text\\n'", "",
			HEAD "run: logoff 12\nexpect:\n  changes: none # so\n  stdout:\n"
			     "    level: defined # us\n    equals: |\n      new\n\n        text\n\n"
			     "  # behind\n  exit: 0\n"},
		{"block to the end",
			HEAD "run: x\nexpect:\n  changes: none\n  stderr:\n"
			     "    equals: |-\n        old\n    level: defined",
			"printf new >&2", "",
			HEAD "run: x\nexpect:\n  changes: none\n  stderr:\n"
			     "    equals: |-\n        new\n    level: defined"},
		{"last",
			HEAD "run: x\nexpect:\n  changes: none\n  stderr:\n"
			     "    level: defined\n    equals: |\n      old",
			"echo new >&2", "",
			HEAD "run: x\nexpect:\n  changes: none\n  stderr:\n"
			     "    level: defined\n    equals: |\n      new\n"},
		{"block that cannot stay one",
			HEAD "run: x\nexpect:\n  changes: none\n  stdout:\n"
			     "    equals: |\n      old\n    level: defined\n",
			"printf ' a\\033\\n'", "",
			HEAD "run: x\nexpect:\n  changes: none\n  stdout:\n"
			     "    equals: \" a\\x1B\\n\"\n    level: defined\n"},
		{"quoted",
			HEAD "run: x\nexpect: {changes: none, stdout: {level: defined, equals: "
			     "\"\xC3\xA4\"}} # \xC3\xA4\n",
			"printf '\xC3\xB6 \"b\" {c}\\n'", "",
			HEAD "run: x\nexpect: {changes: none, stdout: {level: defined, equals: "
			     "\"\xC3\xB6 \\\"b\\\" {c}\\n\"}} # \xC3\xA4\n"},
		{"of a list",
			HEAD "run: x\nexpect: {changes: none, stdout: [{level: defined, contains: "
			     "b}, {level: defined, equals: a}]}\n",
			"printf bc", "",
			HEAD
			"run: x\nexpect: {changes: none, stdout: [{level: defined, contains: b}, "
			"{level: defined, equals: bc}]}\n"},
		{"both streams",
			HEAD "run: x\nexpect: {changes: none, output: {level: defined, equals: "
			     "a}}\n",
			"printf b; printf c >&2", "",
			HEAD
			"run: x\nexpect: {changes: none, output: {level: defined, equals: bc}}\n"},
		{"cases",
			HEAD "cases: [{n: 1}, {n: 2}]\nrun: x {n}\nexpect: {changes: none, stdout: "
			     "{level: defined, equals: old}}\n",
			"printf '{b'", "",
			HEAD "cases: [{n: 1}, {n: 2}]\nrun: x {n}\nexpect: {changes: none, stdout: "
			     "{level: defined, equals: \"{{b\"}}\n"},
		{"steps",
			HEAD
			"steps:\n  - {run: x, expect: {changes: none}}\n  - run: x\n    expect: "
			"{changes: none, stdout: {level: defined, equals: a}}\n",
			"printf b", "",
			HEAD
			"steps:\n  - {run: x, expect: {changes: none}}\n  - run: x\n    expect: "
			"{changes: none, stdout: {level: defined, equals: b}}\n"},
		{"exit", HEAD "run: x\nexpect: {changes: none, exit: 0}\n", "exit 3", "--exit",
			HEAD "run: x\nexpect: {changes: none, exit: 3}\n"},
		{"exit in words", HEAD "run: x\nexpect: {changes: none, exit: zero}\n", "exit 3",
			"-e", HEAD "run: x\nexpect: {changes: none, exit: non-zero}\n"},
		{"changes", HEAD "run: x\nexpect: {changes: none} # so\n", "logoff 14", "--changes",
			HEAD "run: x\nexpect: {changes: [{session-ended: WF12/14}]} # so\n"},
		{"changes, a line each",
			HEAD "run: x\nexpect:\n  changes:\n    - session-ended: WF12/3\n"
			     "    - {work-lost: WF12/12/letter.doc} # so\n  # behind\n  exit: 0\n",
			"logoff 12", "-c",
			HEAD "run: x\nexpect:\n  changes:\n    - {session-ended: WF12/12}\n"
			     "    - {program-ended: WF12/12/winword.exe}\n"
			     "    - {work-lost: WF12/12/letter.doc} # so\n  # behind\n  exit: 0\n"},
		{"no changes",
			HEAD "run: x\nexpect:\n  changes:\n    - session-ended: WF12/3\n"
			     "  exit: 0\n",
			":", "-c", HEAD "run: x\nexpect:\n  changes:\n    none\n  exit: 0\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256], *out, *err;

		sandbox_write_text("scenarios/a.yaml", rows[i].before);
		write_subject(rows[i].subject);
		run_line("mkdir -p bin; cp subject bin/x; sed -i 's/run: x/run: .\\/bin\\/x/' "
			 "scenarios/a.yaml",
			0, "", "");
		snprintf(line, sizeof(line), "tsconform accept %s d/a -- ./subject",
			rows[i].options);
		same_number(rows[i].label, take_line(line, &out, &err), 0);
		same_text(rows[i].label, err, "");
		free(out);
		free(err);
		run_line("sed -i 's/run: .\\/bin\\/x/run: x/' scenarios/a.yaml", 0, "", "");
		same_file(rows[i].label, rows[i].after);
	}
}

static void accept__refuses(void **state)
{
	static const struct {
		const char *label, *expect, *subject, *why;
		unsigned line;
	} rows[] = {
		{"exit", "{changes: none, exit: 0, stdout: {level: defined, equals: a}}", "exit 3",
			"the exit status differs; --exit accepts it", 7},
		{"changes", "{changes: none, stdout: {level: defined, equals: a}}", "logoff 14",
			"the changes differ; --changes accepts them", 7},
		{"changes and exit", "{changes: none, exit: 1, stdout: {level: defined, equals: a}}",
			"logoff 14", "the changes and the exit status differ; --changes --exit accepts them", 7},
		{"contains", "{changes: none, stdout: {level: defined, contains: a}}", "echo b",
			"only 'equals' can be rewritten; the rest is for you to decide", 7},
		{"empty", "{changes: none, stdout: {level: defined, empty: yes}}", "echo b",
			"only 'equals' can be rewritten; the rest is for you to decide", 7},
		{"besides", "{changes: none, stdout: {level: defined, equals: a, matches: a}}",
			"echo b", "only 'equals' can be rewritten; the rest is for you to decide",
			7},
		{"either", "{changes: none, either: [{exit: 1}, {exit: 2}]}", "exit 3",
			"which of the alternatives it is, is for you to decide", 7},
		{"no text", "{changes: none, stdout: {level: defined, equals: a}}",
			"printf '\\377'", "what was printed is not UTF-8", 7},
		{"crash", "{changes: none}", "kill -9 $$", "the command did not end by itself", 1},
		{"no farm", "{changes: none}", "echo >$TSFARM_DB",
			"the farm cannot be read any more", 7},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[512], err[256];

		snprintf(text, sizeof(text), HEAD "run: logoff 12\nexpect: %s\n", rows[i].expect);
		snprintf(err, sizeof(err),
			"tsconform: ./scenarios/a.yaml:%u: file not changed: %s\n", rows[i].line,
			rows[i].why);
		sandbox_write_text("scenarios/a.yaml", text);
		write_subject(rows[i].subject);
		run_line("tsconform accept d/a -- ./subject", 1, NULL, err);
		same_file(rows[i].label, text);
	}
}

static void accept__shows_and_asks(void **state)
{
	const char *before =
		HEAD "run: logoff 12\nexpect: {changes: none, stdout: {level: defined, "
		     "equals: a}}\n";

	(void)state;
	sandbox_write_text("scenarios/a.yaml", before);
	write_subject("echo b");
	run_line("CI=1 tsconform accept d/a -- ./subject", 2, "",
		"tsconform: cannot accept in CI, where the variable CI is set and nobody reviews; "
		"use --dry-run\n");
	run_line("CI=1 tsconform accept --dry-run d/a -- ./subject", 0,
		"./scenarios/a.yaml:7: d/a: stdout\n  - equals 'a'\n  + b\n1 file would be "
		"written\n",
		"");
	same_file("only shown", before);
	run_line("tsconform accept d/a -- ./subject; tsconform run -l defined d/a -- ./subject", 0,
		"./scenarios/a.yaml:7: d/a: stdout\n  - equals 'a'\n  + b\n" WRITTEN
		"1 scenario, 1 passed; documented 1/1, defined 1/1\n",
		"");
	run_line("ls scenarios | wc -l; tsconform accept d/a -- ./subject", 0,
		"6\n0 files written\n", "");
}

/* Cases that differ have nothing in common to be written. */
static void accept__refuses_cases_that_differ(void **state)
{
	(void)state;
	sandbox_write_text("scenarios/a.yaml", HEAD
		"cases: [{n: 1}, {n: 2}]\nrun: logoff {n}\nexpect: {changes: none, stdout: {level: "
		"defined, equals: a}}\n");
	write_subject("echo $1");
	run_line("tsconform accept d/a -- ./subject >/dev/null", 1, "",
		"tsconform: ./scenarios/a.yaml:8: file not changed: its cases differ in what "
		"they do\n");
	sandbox_write_text("scenarios/a.yaml", HEAD
		"cases: [{n: 1}, {n: 2}]\nrun: logoff {n}\nexpect: {changes: none, stdout: {level: "
		"defined, equals: \"a{n}\"}}\n");
	run_line("tsconform accept d/a -- ./subject >/dev/null", 1, "",
		"tsconform: ./scenarios/a.yaml:8: file not changed: the text has "
		"placeholders\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(accept__keeps_everything_else),
		TEST(accept__refuses),
		TEST(accept__shows_and_asks),
		TEST(accept__refuses_cases_that_differ),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
