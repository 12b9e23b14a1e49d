/* tsconform new and record: scenario files to begin with. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

#define NEW(path)                                                                                  \
	"id: " path "\n"                                                                           \
	"# A document, Beginning:\n"                                                               \
	"# One thing holds.\n"                                                                     \
	"clauses: d/one\n"                                                                         \
	"title: to be written\n"                                                                   \
	"level: documented\n"

static void same_file(const char *name, const char *expected)
{
	char *text = read_text(name);

	sandbox_compare(name, "file", expected, text);
	free(text);
}

static void new__writes_what_lint_asks_to_fill_in(void **state)
{
	(void)state;
	run_line("tsconform new d/one", 0, "scenarios/d/one.yaml\n", "");
	same_file("scenarios/d/one.yaml",
		NEW("d/one") "farm:\n"
			     "  servers:\n"
			     "    WF12:\n"
			     "      sessions:\n"
			     "        3: {user: Administrator}\n"
			     "        12: {user: eva}\n"
			     "typed-in: WF12/3\n"
			     "run:\n"
			     "expect:\n"
			     "  # none, or all that must happen: [{session-ended: WF12/12}]\n"
			     "  changes:\n"
			     "  exit: zero\n");
	run_line("tsconform lint scenarios/d", 2, "",
		"scenarios/d/one.yaml:14:5: run: 'run' is empty\n"
		"scenarios/d/one.yaml:17:11: expect.changes: '' is not a list of changes; accepted: none, or a "
		"list of changes\n"
		"scenarios/d/one.yaml:5:8: title: warning: what holds is to be written here, in "
		"one "
		"sentence\n"
		"tsconform: 1 warning\ntsconform: 2 problems\n");
	run_line("sed -i 's/^run:/run: logoff 12/; s/changes:$/changes: [{session-ended: "
		 "WF12\\/12}]/;"
		 " s/to be written/It ends/' scenarios/d/one.yaml;"
		 "tsconform lint scenarios && tsconform run scenarios/d",
		0, "1 scenario, 1 passed\n", "");
}

/* It passes as it stands, from every folder, and never replaces anything. */
static void new__begins_one_for_a_script(void **state)
{
	static const char *const scripts[] = {"tidy.sh", "tidy.v2.py", "tidy", "a b.sh"};

	(void)state;
	run_line("mkdir -p my/own; cd my", 0, "", "");
	for (size_t i = 0; i < ARRAY_SIZE(scripts); i++) {
		char line[256];

		snprintf(line, sizeof(line),
			"echo '#!/bin/sh' >'my/%s'; chmod +x my/*; rm -f my/*.yaml;"
			" tsconform new --script 'my/%s' >o && tsconform lint my &&"
			" tsconform run -q my",
			scripts[i], scripts[i]);
		run_line(line, 0, "1 scenario, 1 passed\n", "");
	}
	run_line("tsconform new --script my/tidy.sh my/own/t.yaml && tsconform run -q my/own", 0,
		"my/own/t.yaml\n1 scenario, 1 passed\n", "");
	run_line("tsconform new --script my/tidy.sh my/own/t.yaml", 1, "",
		"tsconform: cannot write 'my/own/t.yaml': the file exists; use another name\n");
	run_line("tsconform new --script missing.sh", 2, "",
		"tsconform: 'missing.sh' is not there: name the script that is to be tested\n");
	run_line("tsconform new", 2, "", "tsconform: a clause is missing, or --script FILE\n");
	run_line("tsconform new --script my/tidy.sh d/one x.yaml", 2, "",
		"tsconform: --script takes the scenario's file alone, and no clause\n");
}

static void new__finds_id_and_farm(void **state)
{
	(void)state;
	run_line("mkdir scenarios/farms; cp scenarios/farm.yaml scenarios/farms/f.yaml; "
		 "tsconform new d/one scenarios/Odd/two_b.yaml; sed -n 1,8p "
		 "scenarios/Odd/two_b.yaml",
		0,
		"scenarios/Odd/two_b.yaml\n" NEW(
			"odd/two-b") "farm: ../farms/f.yaml\ntyped-in: WF12/3\n",
		"");
}

static void new__refuses(void **state)
{
	static const struct sandbox_case rows[] = {
		{"there already", {"new", "d/one", "scenarios/ends.yaml"}, NULL, 1, "",
			"tsconform: cannot write 'scenarios/ends.yaml': the file exists; use "
			"another name\n"},
		{"no clause", {"new", "d/onr"}, NULL, 2, "",
			"tsconform: no clause id begins with 'd/onr'; did you mean 'd/one'?\n"},
		{"untestable", {"new", "d/untestable"}, NULL, 1, "",
			"tsconform: clause 'd/untestable' cannot be tested: So it is.\n"},
		{"no folder", {"new", "d/one", "scenarios/ends.yaml/x.yaml"}, NULL, 3, "",
			"tsconform: cannot write 'scenarios/ends.yaml/x.yaml': Not a directory\n"},
	};
	char *before = read_text("scenarios/ends.yaml");

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
	same_file("scenarios/ends.yaml", before);
	free(before);
}

static void record__writes_what_happened(void **state)
{
	(void)state;
	run_line("tsconform record --typed-in WF12/3 --clause d/one scenarios/farm.yaml -- logoff "
		 "12",
		0,
		"id: recorded\n"
		"# A document, Beginning:\n"
		"# One thing holds.\n"
		"clauses: d/one\n"
		"title: to be written\n"
		"# documented, once somebody has read that the clause says so\n"
		"level: defined\n"
		"farm: scenarios/farm.yaml\n"
		"typed-in: WF12/3\n"
		"run: logoff 12\n"
		"expect:\n"
		"  changes:\n"
		"    - {session-ended: WF12/12}\n"
		"    - {program-ended: WF12/12/winword.exe}\n"
		"    - {work-lost: WF12/12/letter.doc}\n"
		"  exit: 0\n"
		"  # observed, where published output of the real program shows it\n"
		"  stdout:\n"
		"    level: defined\n"
		"    empty: yes\n"
		"  stderr:\n"
		"    level: defined\n"
		"    empty: yes\n",
		"");
}

/* Whatever a command does, the scenario that was recorded of it holds when it is run. */
static void record__round_trips(void **state)
{
	static const char *const commands[] = {
		"logoff",
		"logoff 12 /v",
		"logoff 14",
		"logoff 99",
		"logoff '/?'",
		"logoff nobody '/server:a b'",
		"logoff \"$(printf 'Wörter \\303\\237 \\360\\237\\230\\200')\"",
		"logoff ''",
		"logoff 'a\"b' 'c\\' \"it's\"",
		"sh -c 'echo; echo leading; echo'",
		"sh -c 'printf \" indented\\n  more\\n\"'",
		"sh -c 'printf \"no end\"; printf \"two\\n\\n\" >&2'",
		"sh -c 'printf \"tab\\t# no comment: {x}\\n- [a\\n\"'",
		"sh -c 'printf \"\\033[31mred\\033[0m\\r\\n\"'",
		"sh -c 'printf \"\\302\\205 \\342\\200\\250 \\357\\273\\277x\\n\"'",
		"sh -c 'printf \"\\377\\376 no text\"'",
		"sh -c 'printf \"a\\0b\"'",
		"sh -c 'exit 77'",
		"echo yes",
		"echo null",
		"echo '\"quoted\" %s \\n'",
		"sh -c 'logoff 12; logoff 14; logoff 3'",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		char line[512];

		snprintf(line, sizeof(line),
			"rm -rf r; tsconform record -t WF12/3 -o r/recorded.yaml "
			"scenarios/farm.yaml -- %s && tsconform run -q -l defined r/recorded.yaml",
			commands[i]);
		run_line(line, 0, "1 scenario, 1 passed; defined 1/1\n", "");
	}
}

/* What it read is read again. */
static void record__keeps_the_input(void **state)
{
	static const char *const inputs[] = {"one line", "one line\\n", "two\\nlines\\n", "\\n\\n",
		"", " # {x}\\ttab\\r\\n", "W\\303\\266rter"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(inputs); i++) {
		char line[512];

		snprintf(line, sizeof(line),
			"rm -rf r; printf '%s' >input; tsconform record -t WF12/3 -i input -o "
			"r/recorded.yaml scenarios/farm.yaml -- od -c && tsconform run -q -l "
			"defined "
			"r/recorded.yaml",
			inputs[i]);
		run_line(line, 0, "1 scenario, 1 passed; defined 1/1\n", "");
	}
	run_line("tsconform record -t WF12/3 -i nowhere scenarios/farm.yaml -- cat", 2, "",
		"tsconform: cannot read 'nowhere': No such file or directory\n");
	run_line("printf 'a\\0b' >input; tsconform record -t WF12/3 -i input scenarios/farm.yaml "
		 "-- cat",
		2, "",
		"tsconform: cannot use 'input' as input: it must be UTF-8 text without NUL "
		"bytes\n");
	run_line("printf '\\377' >input; tsconform record -t WF12/3 -i input scenarios/farm.yaml "
		 "-- cat",
		2, "",
		"tsconform: cannot use 'input' as input: it must be UTF-8 text without NUL "
		"bytes\n");
}

static void record__asks_any_subject(void **state)
{
	(void)state;
	write_subject("echo \"not today, $1\"; exit 4");
	sandbox_write_text(
		"other.yaml", "subject: other\ntitle: T\ncommand: [\"{here}/subject\"]\n");
	run_line("tsconform record -s ./other.yaml -t WF12/3 scenarios/farm.yaml -- logoff 12 "
		 ">r.yaml;"
		 "grep -A1 exit r.yaml; tsconform run -l defined r.yaml -s ./other.yaml",
		0,
		"  exit: 4\n"
		"  # observed, where published output of the real program shows it\n"
		"1 scenario, 1 passed; defined 1/1\n",
		"");
}

static void record__refuses(void **state)
{
	static const struct {
		const char *line;
		int status;
		const char *err;
	} rows[] = {
		{"record scenarios/farm.yaml -- logoff", 2,
			"tsconform: no session named; use --typed-in SERVER/SESSION\n"},
		{"record -t WF12/3 scenarios/farm.yaml", 2,
			"tsconform: no command named; type it after '--'\n"},
		{"record -t WF12/3 nowhere.yaml -- logoff", 2,
			"tsconform: cannot read 'nowhere.yaml': No such file or directory\n"},
		{"record -t WF12/99 scenarios/farm.yaml -- logoff", 2,
			"tsconform: invalid option '--typed-in WF12/99': 'WF12' has no session "
			"99\n"},
		{"record -t WF12/3 -c d/x scenarios/farm.yaml -- logoff", 2,
			"tsconform: no clause id begins with 'd/x'\n"},
		{"record -t WF12/3 scenarios/farm.yaml -- sh -c 'kill -9 $$'", 1,
			"tsconform: cannot describe the effect of the command: it did not end by "
			"itself\n"},
		{"record -t WF12/3 scenarios/farm.yaml -- sh -c 'echo >$TSFARM_DB'", 1, NULL},
		{"record -t WF12/3 -o scenarios/ends.yaml scenarios/farm.yaml -- logoff", 1,
			"tsconform: cannot write 'scenarios/ends.yaml': the file exists; use "
			"another name\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256];

		snprintf(line, sizeof(line), "tsconform %s", rows[i].line);
		run_line(line, rows[i].status, "", rows[i].err);
	}
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(new__writes_what_lint_asks_to_fill_in),
		TEST(new__begins_one_for_a_script),
		TEST(new__finds_id_and_farm),
		TEST(new__refuses),
		TEST(record__writes_what_happened),
		TEST(record__round_trips),
		TEST(record__keeps_the_input),
		TEST(record__asks_any_subject),
		TEST(record__refuses),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
