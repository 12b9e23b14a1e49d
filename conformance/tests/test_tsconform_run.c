/* tsconform run: what is chosen, judged and told, and how it ends. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

/* How a subject fails d/ends that does nothing and says nothing, up to the line that says again. */
#define IDLE_ENDS                                                                                  \
	"failed  d/ends\n"                                                                         \
	"    title     A session ends by its id\n"                                                 \
	"    clause    d/one  (about logoff in nt4: A document, Beginning)\n"                      \
	"              One thing holds.\n"                                                         \
	"    typed     in WF12/3: logoff 12\n"                                                     \
	"    changes, documented (line 9)\n"                                                       \
	"      expected\n"                                                                         \
	"        session-ended WF12/12\n"                                                          \
	"        program-ended WF12/12/winword.exe\n"                                              \
	"        work-lost WF12/12/letter.doc\n"                                                   \
	"      actual\n"                                                                           \
	"        none\n"                                                                           \
	"    exit      0\n"

static void run__chooses(void **state)
{
	static const struct sandbox_case rows[] = {
		{"all", {"run"}, NULL, 0, "4 scenarios, 4 passed\n", ""},
		{"at a level", {"run", "--level", "defined"}, NULL, 0,
			"5 scenarios, 5 passed; documented 4/4, observed 4/4, defined 3/3\n", ""},
		{"an id", {"run", "d/ends"}, NULL, 0, "1 scenario, 1 passed\n", ""},
		{"a beginning", {"run", "d/re"}, NULL, 0,
			"documented: did what was asked 0/0, left alone what it must 2/2; "
			"a program that does nothing gets 2/2\n"
			"2 scenarios, 2 passed\n",
			""},
		{"a case", {"run", "-v", "d/refused/term99"}, NULL, 0,
			"passed  d/refused/term99\n"
			"documented: did what was asked 0/0, left alone what it must 1/1; "
			"a program that does nothing gets 1/1\n"
			"1 scenario, 1 passed\n",
			""},
		{"several, each once", {"run", "-v", "d/t", "d/ends", "d/twice"}, NULL, 0,
			"passed  d/ends\npassed  d/twice\n"
			"documented: did what was asked 2/2, left alone what it must 0/0; "
			"a program that does nothing gets 0/2\n"
			"2 scenarios, 2 passed\n",
			""},
		{"a file", {"run", "-v", "scenarios/twice.yaml"}, NULL, 0,
			"passed  d/twice\n"
			"documented: did what was asked 1/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"1 scenario, 1 passed\n",
			""},
		{"a folder", {"run", "./scenarios"}, NULL, 0, "4 scenarios, 4 passed\n", ""},
		{"of a folder", {"run", "scenarios", "d/e"}, NULL, 0, "1 scenario, 1 passed\n", ""},
		{"a beginning of nothing", {"run", "d/refusd"}, NULL, 2, "",
			"tsconform: no scenario id begins with 'd/refusd'; did you mean "
			"'d/refused'?\n"},
		{"a beginning of a beginning", {"run", "d/refs"}, NULL, 2, "",
			"tsconform: no scenario id begins with 'd/refs'; did you mean "
			"'d/refused'?\n"},
		{"nothing like it", {"run", "zzz"}, NULL, 2, "",
			"tsconform: no scenario id begins with 'zzz'; 'tsconform list' lists the IDs\n"},
		{"a file that is not there", {"run", "x.yaml"}, NULL, 2, "",
			"x.yaml: cannot be read: No such file or directory\n"
			"tsconform: 1 problem; nothing was run\n"},
		{"a folder without scenarios", {"run", "documents"}, NULL, 2, "",
			"tsconform: no scenario to run\n"},
		{"nothing at the level", {"run", "d/usage"}, NULL, 2, "",
			"tsconform: no selected scenario is judged at level documented; use "
			"--level defined\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

static void run__filters(void **state)
{
	static const struct sandbox_case rows[] = {
		{"by id", {"list", "-i", "--filter", "id=99"}, NULL, 0,
			"d/refused/99\nd/refused/term99\n", ""},
		{"by case of an id", {"list", "-i", "-m", "id=/99"}, NULL, 0, "d/refused/99\n", ""},
		{"by level", {"list", "-i", "--filter", "level=defined"}, NULL, 0, "d/usage\n", ""},
		{"by a level that is none", {"list", "--filter", "level=high"}, NULL, 2, NULL,
			NULL},
		{"by nothing", {"list", "--filter", "id="}, NULL, 2, NULL, NULL},
		{"by another key", {"list", "--filter", "color=red"}, NULL, 2, NULL, NULL},
		{"by two", {"run", "-v", "-m", "document=d", "-m", "id=ends"}, NULL, 0,
			"passed  d/ends\n"
			"documented: did what was asked 1/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"1 scenario, 1 passed\n",
			""},
		{"by the beginning of a clause", {"run", "--filter", "clause=d/"}, NULL, 0,
			"4 scenarios, 4 passed\n", ""},
		{"by another document", {"run", "--filter", "document=other"}, NULL, 2, "",
			"tsconform: no selected scenario matches --filter document=other; "
			"'tsconform list' lists the IDs\n"},
		{"by a clause with a slip", {"run", "--filter", "clause=d/onw"}, NULL, 2, "",
			"tsconform: no selected scenario matches --filter clause=d/onw; did you "
			"mean 'd/one'?\n"},
		{"by an id with a slip", {"run", "--filter", "id=d/refsued"}, NULL, 2, "",
			"tsconform: no selected scenario matches --filter id=d/refsued; did you "
			"mean 'd/refused'?\n"},
		{"of what was chosen", {"run", "d/twice", "--filter", "title=no title"}, NULL, 2,
			"",
			"tsconform: no selected scenario matches --filter title=no title; "
			"'tsconform list' lists the IDs\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

static void run__refuses_its_arguments(void **state)
{
	static const struct sandbox_case rows[] = {
		{"no command behind it", {"run", "--"}, NULL, 2, "",
			"tsconform: no command after '--'; name the command to judge\n"},
		{"level", {"run", "--level", "sure"}, NULL, 2, "",
			"tsconform: option '--level' does not take 'sure'; accepted: documented, "
			"observed or defined\n"},
		{"format", {"run", "-f", "xml"}, NULL, 2, "",
			"tsconform: option '--format' does not take 'xml'; accepted: pretty, "
			"tap, junit, json, github or html\n"},
		{"jobs", {"run", "-j", "0"}, NULL, 2, "",
			"tsconform: option '--jobs' does not take '0'; accepted: 1 to 128\n"},
		{"jobs", {"run", "-j129"}, NULL, 2, "",
			"tsconform: option '--jobs' does not take '129'; accepted: 1 to 128\n"},
		{"jobs", {"run", "-j", "x"}, NULL, 2, "",
			"tsconform: option '--jobs' does not take 'x'; accepted: 1 to 128\n"},
		{"a value that is missing", {"run", "--known"}, NULL, 2, "",
			"tsconform: option '--known' needs a value: --known FILE\n"},
		{"an option", {"run", "--fial-fast"}, NULL, 2, "",
			"tsconform: unknown option '--fial-fast'; did you mean '--fail-fast'?; "
			"'tsconform run --help' lists what there is\n"},
		{"a command", {"rum"}, NULL, 2, "",
			"tsconform: unknown command 'rum'; did you mean 'run'?; 'tsconform --help' "
			"lists "
			"what there is\n"},
		{"no command", {NULL}, NULL, 2, "",
			"tsconform: no command given; 'tsconform --help' lists them\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

static void run__tells_failures(void **state)
{
	static const struct sandbox_case rows[] = {
		{"pretty", {"run", "d/ends", "d/refused", "--", "true"}, NULL, 1,
			IDLE_ENDS
			"    scenario  ./scenarios/ends.yaml:1\n"
			"    again     tsconform run d/ends -- true\n"
			"\n"
			"documented: did what was asked 0/1, left alone what it must 2/2; "
			"a program that does nothing gets 2/3\n"
			"3 scenarios, 2 passed, 1 failed\n",
			""},
		{"by path", {"run", "scenarios/ends.yaml", "--", "true"}, NULL, 1,
			IDLE_ENDS
			"    scenario  scenarios/ends.yaml:1\n"
			"    again     tsconform run scenarios/ends.yaml d/ends -- true\n"
			"\n"
			"documented: did what was asked 0/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"1 scenario, 0 passed, 1 failed\n",
			""},
		{"tap", {"run", "-f", "tap", "--level", "defined", "d/refused", "--", "false"},
			NULL, 1,
			"TAP version 13\n"
			"1..2\n"
			"not ok 1 - d/refused/99\n"
			"# There is no session 99\n"
			"# clause d/one\n"
			"# clause d/two\n"
			"# typed in WF12/3: logoff 99\n"
			"# stderr, defined (line 13)\n"
			"#   expected\n"
			"#     contains '7022'\n"
			"#   actual\n"
			"#     (nothing)\n"
			"# exit      1\n"
			"# ./scenarios/refused.yaml:1\n"
			"# tsconform run --level defined d/refused/99 -- false\n"
			"not ok 2 - d/refused/term99\n"
			"# There is no session TERM99\n"
			"# clause d/one\n"
			"# clause d/two\n"
			"# typed in WF12/3: logoff TERM99\n"
			"# stderr, defined (line 13)\n"
			"#   expected\n"
			"#     contains '7022'\n"
			"#   actual\n"
			"#     (nothing)\n"
			"# exit      1\n"
			"# ./scenarios/refused.yaml:1\n"
			"# tsconform run --level defined d/refused/term99 -- false\n"
			"# documented: did what was asked 0/0, left alone what it must 2/2; "
			"a program that does nothing gets 2/2\n"
			"# observed: did what was asked 2/2, left alone what it must 0/0; "
			"a program that does nothing gets 0/2\n"
			"# defined: did what was asked 0/2, left alone what it must 0/0; "
			"a program that does nothing gets 0/2\n"
			"# 2 scenarios, 0 passed, 2 failed; documented 2/2, observed 2/2, defined "
			"0/2\n",
			""},
		{"tap of what passes", {"run", "--format=tap"}, NULL, 0,
			"TAP version 13\n1..4\nok 1 - d/ends\nok 2 - d/refused/99\n"
			"ok 3 - d/refused/term99\nok 4 - d/twice\n# 4 scenarios, 4 passed\n",
			""},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

/* A text of the scenario's stays a comment, and reaches no terminal as an order. */
static void run__tells_texts_on_one_line(void **state)
{
	char *out, *err;

	(void)state;
	sandbox_write_text("odd.yaml",
		"id: odd\nclauses: d/one\ntitle: \"a\\nnot ok \\e[31m\\u009B b\"\nfarm: "
		"scenarios/farm.yaml\n"
		"typed-in: WF12/3\nrun: [logoff, \"x\\nok 2\"]\n"
		"expect: {changes: none, output: {level: documented, contains: \"1\\nok 3\"}}\n");
	same_number(
		"tap", take_line("tsconform run -f tap odd.yaml -- true 'a\nok 4'", &out, &err), 1);
	sandbox_compare("tap", "stdout",
		"TAP version 13\n1..1\nnot ok 1 - odd\n"
		"# a\\x0Anot ok \\x1B[31m\\xC2\\x9B b\n"
		"# clause d/one\n"
		"# typed in WF12/3: logoff \"x\\x0Aok 2\"\n"
		"# output, documented (line 7)\n"
		"#   expected\n#     contains '1\n#     ok 3'\n#   actual\n#     (nothing)\n# exit      0\n"
		"# odd.yaml:1\n"
		"# tsconform run odd.yaml odd -- true 'a'$'\\n''ok 4'\n"
		"# documented: did what was asked 0/1, left alone what it must 0/0; "
		"a program that does nothing gets 0/1\n"
		"# 1 scenario, 0 passed, 1 failed\n",
		out);
	free(out);
	free(err);
}

/* The counts are told before such a program was ever run, and hold when it is. */
static void run__knows_what_a_program_that_does_nothing_gets(void **state)
{
	(void)state;
	run_line("export TSFARM_DATA='" TEST_SOURCE "'; tsconform run -v --level defined -C logoff"
		 " -- true | grep '^[a-z]*: ' |"
		 " grep -Evc 'what was asked 0/[0-9]+, left alone what it must ([0-9]+)/\\1;"
		 " a program that does nothing gets \\1/'",
		1, "0\n", "");
	/* the same of a program that does everything */
	run_line("export TSFARM_DATA='" TEST_SOURCE "'; tsconform run -v --level defined -C logoff"
		 " --edition nt4 | grep '^[a-z]*: ' | sed 's/.*; //' >own;"
		 " tsconform run --level defined -C logoff --edition nt4 -- true |"
		 " grep '^[a-z]*: ' | sed 's/.*; //' | diff own - &&"
		 " grep -c . own",
		0, "3\n", "");
}

static void report__tells_kinds_in_every_format(void **state)
{
	static const struct {
		const char *format, *pattern;
	} rows[] = {
		{"pretty", "^documented: did what was asked 0/2, left alone what it must 2/2; a "},
		{"tap", "^# documented: did what was asked 0/2, left alone what it must 2/2; a "},
		{"junit", "<property name=.documented. value=.did what was asked 0/1, left "},
		{"json", "\"asked\":{\"judged\":2,\"held\":0},\"left-alone\":{\"judged\":2,"},
		{"github", "^documented: did what was asked 0/2, left alone what it must 2/2; a "},
		{"html", "documented: did what was asked 0/2, left alone what it must 2/2; a "},
	};

	(void)state;
	run_line("tsconform run -q --results r.db -- true", 1, NULL, "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256];

		snprintf(line, sizeof(line),
			"tsconform report --format %s r.db >r.txt; grep -q '%s' r.txt",
			rows[i].format, rows[i].pattern);
		run_line(line, 0, "", NULL);
	}
	run_line("GITHUB_STEP_SUMMARY=s.md tsconform report --format github r.db >r.txt;"
		 " grep -c '| documented | 2 | 4 | did what was asked 0/2, ' s.md",
		0, "1\n", "");
}

/* Several side by side tell the same, in the same order, as one after the other. */
static void run__tells_the_same_with_any_number_of_jobs(void **state)
{
	struct text many = {0};
	char *texts[3], *err;

	(void)state;
	for (int i = 0; i < 60; i++)
		text_printf(&many, "  - {session: %d}\n", 100 + i);
	sandbox_write_text("rows", text_string(&many));
	text_deinit(&many);
	same_number("rows", system("sed -i '/^cases:/ r rows' scenarios/refused.yaml"), 0);
	/* the first ones take longest, and some fail */
	write_subject(
		"case $1 in 12|100|101) sleep 0.2;; *[37]) exit 0;; esac\nexec logoff \"$@\"");
	for (size_t i = 0; i < 3; i++) {
		static const char *const lines[] = {
			"tsconform run -v -j 1 --level defined -- ./subject",
			"tsconform run -v -j 8 --level defined -- ./subject",
			"tsconform run -v -j 8 --level defined -- ./subject | cat"};

		same_number(lines[i], take_line(lines[i], &texts[i], &err), i < 2);
		same_text(lines[i], err, "");
		free(err);
	}
	sandbox_compare("-j 8", "stdout", texts[0], texts[1]);
	sandbox_compare("piped", "stdout", texts[0], texts[2]);
	if (!strstr(texts[0], "\n65 scenarios, 53 passed, 12 failed; documented "))
		fail_msg("another summary: %s", texts[0]);
	for (size_t i = 0; i < 3; i++)
		free(texts[i]);
}

static void run__ends_at_the_first_failure(void **state)
{
	static const struct sandbox_case rows[] = {
		{"pretty", {"run", "-x", "--level", "defined", "-j", "3", "--", "true"}, NULL, 1,
			IDLE_ENDS
			"    scenario  ./scenarios/ends.yaml:1\n"
			"    again     tsconform run --level defined d/ends -- true\n"
			"\n"
			"documented: did what was asked 0/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"observed: did what was asked 0/0, left alone what it must 1/1; "
			"a program that does nothing gets 1/1\n"
			"5 scenarios, 0 passed, 4 not run, 1 failed; documented 0/1, "
			"observed 1/1\n",
			""},
		{"passing", {"run", "--fail-fast"}, NULL, 0, "4 scenarios, 4 passed\n", ""},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
	run_line("tsconform run -x -f tap d/refused --level defined -- true | grep -v '^# '", 0,
		"TAP version 13\n1..2\nnot ok 1 - d/refused/99\nBail out! 1 scenario not run\n",
		"");
}

/* --- Known failures --- */

static void run__expects_known_failures(void **state)
{
	static const struct sandbox_case rows[] = {
		{"they fail", {"run", "--known", "known.yaml", "--", "true"}, NULL, 0,
			"expected failure  d/ends  -- issue 12\n"
			"expected failure  d/twice  -- issue #13\n"
			"documented: did what was asked 0/2, left alone what it must 2/2; "
			"a program that does nothing gets 2/4\n"
			"4 scenarios, 2 passed, 2 expected failures\n",
			""},
		{"they pass", {"run", "--known", "known.yaml"}, NULL, 1,
			"unexpected pass  d/ends  -- issue 12\n"
			"unexpected pass  d/twice  -- issue #13\n"
			"again, in short:\n"
			"  unexpected pass  d/ends\n"
			"  unexpected pass  d/twice\n\n"
			"4 scenarios, 2 passed, 2 unexpected passes\n",
			""},
		{"quietly", {"run", "--quiet", "--known", "known.yaml"}, NULL, 1,
			"4 scenarios, 2 passed, 2 unexpected passes\n", ""},
		{"others are chosen", {"run", "--known", "known.yaml", "d/refused"}, NULL, 0,
			"documented: did what was asked 0/0, left alone what it must 2/2; "
			"a program that does nothing gets 2/2\n"
			"2 scenarios, 2 passed\n",
			""},
		{"tap", {"run", "-f", "tap", "-k", "known.yaml", "d/twice", "d/ends", "--", "true"},
			NULL, 0,
			"TAP version 13\n1..2\nnot ok 1 - d/ends # TODO issue 12\n"
			"not ok 2 - d/twice # TODO issue  13\n"
			"# documented: did what was asked 0/2, left alone what it must 0/0; "
			"a program that does nothing gets 0/2\n"
			"# 2 scenarios, 0 passed, 2 expected failures\n",
			""},
		{"tap of what passes", {"run", "-f", "tap", "-k", "known.yaml", "d/ends"}, NULL, 1,
			"TAP version 13\n1..1\nok 1 - d/ends # TODO issue 12\n"
			"# 1 scenario, 0 passed, 1 unexpected pass\n",
			""},
		{"a whole scenario",
			{"run", "-k", "cases.yaml", "--level", "observed", "d/refused", "--",
				"true"},
			NULL, 0,
			"expected failure  d/refused/99  -- both\n"
			"expected failure  d/refused/term99  -- both\n"
			"documented: did what was asked 0/0, left alone what it must 2/2; "
			"a program that does nothing gets 2/2\n"
			"observed: did what was asked 0/2, left alone what it must 0/0; "
			"a program that does nothing gets 0/2\n"
			"2 scenarios, 0 passed, 2 expected failures; documented 2/2, observed "
			"0/2\n",
			""},
		{"gone", {"run", "-k", "gone.yaml"}, NULL, 1, "",
			"tsconform: gone.yaml:2: known failure 'd/gone' not found in the suite\n"
			"tsconform: gone.yaml:3: known failure 'd/refused/9' not found in the "
			"suite; did you mean 'd/refused/99'?\n"},
		{"bad", {"run", "-k", "bad.yaml"}, NULL, 2, "",
			"bad.yaml:1:3: [1]: the key 'reason' is missing\n"
			"bad.yaml:2:13: [2]: unknown key 'reson'; did you mean 'reason'?; "
			"accepted: id, "
			"reason, link, level, edition or because\n"
			"bad.yaml:2:3: [2]: the key 'reason' is missing\n"
			"tsconform: 3 problems; nothing was run\n"},
		{"missing", {"run", "-k", "missing.yaml"}, NULL, 2, "",
			"missing.yaml: cannot be read: No such file or directory\n"
			"tsconform: 1 problem; nothing was run\n"},
	};

	(void)state;
	sandbox_write_text("known.yaml",
		"- {id: d/ends, reason: issue 12}\n- {id: d/twice, reason: \"issue #13\"}\n");
	sandbox_write_text("cases.yaml", "- {id: d/refused, reason: both}\n");
	sandbox_write_text("gone.yaml", "- {id: d/ends, reason: a}\n- {id: d/gone, reason: b}\n"
					"- {id: d/refused/9, reason: c}\n");
	sandbox_write_text("bad.yaml", "- {id: d/ends}\n- {id: d/x, reson: a}\n");
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

/* --- Skipping --- */

static void run__skips(void **state)
{
	(void)state;
	run_line("sed -i '1 a skip: \"needs #7\"' scenarios/ends.yaml; tsconform run -- true", 1,
		NULL, "");
	run_line("tsconform run d/ends d/refused -- true", 0,
		"skipped  d/ends  -- needs #7\n"
		"documented: did what was asked 0/0, left alone what it must 2/2; "
		"a program that does nothing gets 2/2\n"
		"3 scenarios, 2 passed, 1 skipped\n",
		"");
	run_line("tsconform run -f tap d/ends", 0,
		"TAP version 13\n1..1\nok 1 - d/ends # SKIP needs  7\n# 1 scenario, 0 passed, 1 "
		"skipped\n",
		"");
}

/* --- What is wrong with the suite --- */

static void run__refuses_a_suite_with_problems(void **state)
{
	(void)state;
	run_line("cp scenarios/ends.yaml scenarios/other.yaml; tsconform run d/refused", 2, "",
		"./scenarios/other.yaml:1:1: the id 'd/ends' is that of './scenarios/ends.yaml' "
		"too\n"
		"tsconform: 1 problem; nothing was run\n");
	run_line(
		"rm scenarios/other.yaml; sed -i 's/^title/titel/' scenarios/*.yaml; tsconform run",
		2, "", NULL);
	run_line("tsconform run 2>&1 | tail -1", 0, "tsconform: 8 problems; nothing was run\n", "");
	run_line("rm -r documents; tsconform run", 2, "",
		"tsconform: folder 'documents' of the suite not found; set TSFARM_DATA to its "
		"parent folder\n");
	run_line("mkdir documents; rm -r scenarios; tsconform run", 2, "",
		"tsconform: folder 'scenarios' of the suite not found; set TSFARM_DATA to its "
		"parent folder\n");
}

/* --- Where the results go --- */

static void run__says_when_it_cannot_print(void **state)
{
	(void)state;
	run_line("tsconform run >/dev/full", 3, "",
		"tsconform: cannot write the results: No space left on device\n");
	run_line("tsconform run -v >/dev/full", 3, "",
		"tsconform: cannot write the results: No space left on device\n");
	run_line("tsconform list >/dev/full", 3, "",
		"tsconform: cannot write the results: No space left on device\n");
	/* nothing more is run whose outcome nobody would see */
	write_subject("echo x >>runs; exec logoff \"$@\"");
	run_line("tsconform run -v -j 1 -- ./subject >/dev/full; cat runs", 0, "x\n", NULL);
	/* a reader that goes away ends the run, and nothing of it stays behind */
	write_subject("echo \"$TSFARM_DB\" >farm; exec logoff \"$@\"");
	run_line("{ tsconform run -v -j 1 -- ./subject; echo $? >&2; } | :", 0, "",
		"tsconform: cannot write the results: Broken pipe\n3\n");
	run_line("test -s farm && test ! -e \"$(cat farm)\"", 0, "", "");
}

/* Perl's own consumer of TAP, where there is one, agrees with us. */
static void run__tap_is_understood_by_prove(void **state)
{
	(void)state;
	if (system("command -v prove >/dev/null 2>&1") != 0)
		skip_because("prove is not installed");
	run_line("tsconform run -f tap >good.tap; prove good.tap | tail -1", 0, "Result: PASS\n",
		"");
	run_line("tsconform run -f tap -- true >bad.tap; prove bad.tap 2>/dev/null", 1, NULL, "");
	run_line("prove bad.tap 2>/dev/null | grep tests:", 0, "  Failed tests:  1, 4\n", "");
	sandbox_write_text("known.yaml", "- {id: d/ends, reason: x}\n- {id: d/twice, reason: y}\n");
	run_line("tsconform run -f tap -k known.yaml -- true >known.tap; prove known.tap | tail -1",
		0, "Result: PASS\n", "");
	run_line("tsconform run -x -f tap -- true >bailed.tap; prove bailed.tap 2>&1 | grep "
		 "'Bailout'",
		0, NULL, "");
}

/* A list says at which level a scenario fails, and what of it: everything else fails the run. */
static void run__knows_levels_and_causes_of_failures(void **state)
{
	static const struct {
		const char *entry, *level;
		int status;
		const char *out;
	} rows[] = {
		{"level: defined", "documented", 0, "1 scenario, 1 passed\n"},
		{"level: defined", "defined", 0,
			"expected failure  d/ends  -- r\n"
			"documented: did what was asked 1/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"observed: did what was asked 0/0, left alone what it must 0/1; "
			"a program that does nothing gets 1/1\n"
			"1 scenario, 0 passed, 1 expected failure; "
			"documented 1/1, observed 0/1\n"},
		{"level: observed, because: [stdout, exit]", "defined", 0,
			"expected failure  d/ends  -- r\n"
			"documented: did what was asked 1/1, left alone what it must 0/0; "
			"a program that does nothing gets 0/1\n"
			"observed: did what was asked 0/0, left alone what it must 0/1; "
			"a program that does nothing gets 1/1\n"
			"1 scenario, 0 passed, 1 expected failure; "
			"documented 1/1, observed 0/1\n"},
		{"because: stdout", "documented", 1,
			"unexpected pass  d/ends  -- r\n1 scenario, 0 passed, 1 unexpected pass\n"},
	};

	(void)state;
	write_subject("tsfarm show >/dev/null; logoff \"$@\"; echo done");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256];

		snprintf(line, sizeof(line),
			"echo '- {id: d/ends, reason: r, %s}' >known.yaml; "
			"tsconform run -l %s -k known.yaml d/ends -- ./subject",
			rows[i].entry, rows[i].level);
		run_line(line, rows[i].status, rows[i].out, "");
	}
	run_line("echo '- {id: d/ends, reason: r, because: exit}' >known.yaml; "
		 "tsconform run -l observed -k known.yaml d/ends -- ./subject | sed -n '1p;$p'",
		0,
		"failed  d/ends  -- not because it is known to: stdout\n"
		"1 scenario, 0 passed, 1 failed; documented 1/1, observed 0/1\n",
		"");
}

/* What a subject or a suite says is no order to a CI service, in any format. */
static void report__gives_no_orders(void **state)
{
	static const char *const formats[] = {"pretty", "tap", "junit", "json", "github"};

	(void)state;
	write_subject("printf '::error::injected\\n \\t::set-output name=a::b\\n##[error]x\\n"
		      "a ##vso[task.complete]b\\n\\r::notice::cr\\n\\302\\240::debug::nbsp\\n"
		      "::stop-commands::x\\n\\033]0;pwn\\007\\033[2J\\n'\n"
		      "printf '::error::e\\n##[error]e\\n' >&2");
	run_line("sed -i 's/^title: .*/title: \"::error::t ##[t] \\\\e[31m\"/' scenarios/ends.yaml",
		0, "", "");
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		char line[400];

		snprintf(line, sizeof(line),
			"tsconform run -v -f %s -l defined d/ends -- ./subject '##[x]' >report; "
			"grep -c injected report >count; test $(cat count) -gt 0 && "
			"grep -nP '^\\s*::(?!error "
			"file=scenarios/ends|[0-9a-f]{32}::$|stop-commands::"
			"[0-9a-f]{32}$)|##[a-z]*\\[|\\x1b|\\x07|^\\xC2\\xA0::' report",
			formats[i]);
		run_line(line, 1, "", "");
	}
}

/* Only between the two lines with the token are there commands, and nobody knows it before. */
static void report__stops_the_commands_of_others(void **state)
{
	(void)state;
	run_line("for i in 1 2; do tsconform run -f github -n d/ends -- true >$i; done; "
		 "sed -n 's/^::stop-commands::/T /p; s/^::[0-9a-f]*::$/resume/p; "
		 "s/^::error.*/error/p; s/^[0-9].*/summary/p' 1 | sed 's/^T .*/stop/'; "
		 "sed -n 's/^::stop-commands:://p' 1 2 | sort | uniq | wc -l",
		0, "stop\nresume\nerror\nstop\nresume\nsummary\n2\n", "");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(run__chooses),
		TEST(run__filters),
		TEST(run__refuses_its_arguments),
		TEST(run__tells_failures),
		TEST(run__tells_texts_on_one_line),
		TEST(run__knows_what_a_program_that_does_nothing_gets),
		TEST(report__tells_kinds_in_every_format),
		TEST(run__tells_the_same_with_any_number_of_jobs),
		TEST(run__ends_at_the_first_failure),
		TEST(run__expects_known_failures),
		TEST(run__knows_levels_and_causes_of_failures),
		TEST(run__skips),
		TEST(run__refuses_a_suite_with_problems),
		TEST(run__says_when_it_cannot_print),
		TEST(run__tap_is_understood_by_prove),
		TEST(report__gives_no_orders),
		TEST(report__stops_the_commands_of_others),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
