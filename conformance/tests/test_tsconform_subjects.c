/* run --subject: subject files whose commands are shell scripts. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

/* A line of a script: something that runs on in a session of its own. */
#define SERVICE                                                                                    \
	"setsid sh -c 'echo $$ >service; exec sleep 600 >&- 2>&-' & until [ -s service ]; do :; "  \
	"done\n"

#define HEAD(name) "subject: " name "\ntitle: Subject " name "\n"

static int setup(void **state)
{
	if (small_suite_setup(state) != 0 || mkdir("subjects", 0700) != 0)
		return -1;
	sandbox_write_text("subjects/plain.yaml", HEAD("plain"));
	sandbox_write_text("subjects/script.yaml", HEAD("script") "command: [./subject]\n");
	sandbox_write_text(
		"subjects/shell.yaml", HEAD("shell") "command: [sh]\nneeds-program: yes\n");
	sandbox_write_text("subjects/started.yaml",
		HEAD("started") "start: [\"{here}/start\", \"{run}\"]\n"
				"stop: [\"{here}/stop\", \"{run}\"]\n"
				"command: [\"{PROGRAM}\"]\n");
	run_line("sed 's/started/hanging/' subjects/started.yaml >subjects/hanging.yaml;"
		 "echo 'time-limit: 3' >>subjects/hanging.yaml",
		0, "", "");
	sandbox_write_text("subjects/stop", "#!/bin/sh\nls \"$1\" >>stopped; echo end >>stopped\n");
	return chmod("subjects/stop", 0700);
}

static void write_start(const char *lines)
{
	struct text script = {0};

	text_printf(&script, "#!/bin/sh\n%s\n", lines);
	sandbox_write_text("subjects/start", text_string(&script));
	text_deinit(&script);
	assert_int_equal(chmod("subjects/start", 0700), 0);
	unlink("stopped");
}

/* What stop noted; it was called once. */
static void stop_noted(const char *label, const char *found)
{
	char *text = read_text("stopped");

	sandbox_compare(label, "stopped", found, text);
	free(text);
}

/* --- Choosing --- */

static void subject__by_name_or_path(void **state)
{
	(void)state;
	write_subject("exec logoff \"$@\"");
	run_line("tsconform run -s plain", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run --subject script", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run --subject subjects/script.yaml", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run --subject scripd", 2, "",
		"tsconform: subject 'scripd' not found; did you mean 'script'?\n");
	run_line("tsconform run --subject wholly-other", 2, "",
		"tsconform: subject 'wholly-other' not found; 'tsconform subjects' lists the names\n");
	run_line("tsconform run --subject ./no.yaml", 2, "",
		"./no.yaml: cannot be read: No such file or directory\n"
		"tsconform: 1 problem; nothing was run\n");
	run_line("tsconform run --subject scenarios/ends.yaml 2>&1 >&- | grep -c 'unknown key'", 0,
		NULL, "");
	run_line("rm -r subjects; tsconform run --subject plain", 2, "",
		"tsconform: folder 'subjects' of the suite not found; set TSFARM_DATA to its "
		"parent folder\n");
}

static void subjects__are_listed_and_linted(void **state)
{
	(void)state;
	run_line("tsconform subjects", 0,
		"hanging  Subject hanging\n"
		"plain    Subject plain\n"
		"script   Subject script\n"
		"shell    Subject shell\n"
		"started  Subject started\n",
		"");
	run_line("tsconform lint subjects", 0, "", "");
	/* one that is wrong is nobody's trouble who chose another */
	sandbox_write_text("subjects/wrong.yaml", HEAD("wrong") "comand: [x]\n");
	run_line("tsconform run -s plain d/ends", 0, "1 scenario, 1 passed\n", "");
	run_line("tsconform subjects", 2, "", NULL);
	run_line("tsconform lint subjects 2>&1 | cut -d';' -f1", 0,
		"subjects/wrong.yaml:3:1: unknown key 'comand'\ntsconform: 1 problem\n", "");
	run_line("tsconform run -s wrong 2>&1 | cut -d';' -f1", 0,
		"./subjects/wrong.yaml:3:1: unknown key 'comand'\ntsconform: 1 problem\n", "");
}

static void subject__says_whether_it_takes_a_program(void **state)
{
	(void)state;
	write_subject("exec logoff \"$@\"");
	run_line("tsconform run -s shell -- ./subject", 0, "4 scenarios, 4 passed\n", "");
	run_line("tsconform run -s shell", 2, "",
		"tsconform: subject 'shell' needs a program after '--'\n");
	run_line("tsconform run -s shell -- ./missing", 2, "",
		"tsconform: program './missing' not found; name a program after '--' by its "
		"path\n");
	run_line("tsconform run -s script -- ./subject", 2, "",
		"tsconform: subject 'script' takes no program after '--'\n");
	sandbox_write_text(
		"subjects/windows.yaml", HEAD("windows") "command: [\"{logoff.exe}\"]\n");
	run_line("TSFARM_WINDOWS=/no/such; export TSFARM_WINDOWS; tsconform run -s windows", 2, "",
		"tsconform: Windows program 'logoff.exe' of subject 'windows' not found; "
		"build it with 'scripts/windows', or set TSFARM_WINDOWS to its folder\n");
	/* the line that runs it again runs that subject again */
	write_subject("exit 1");
	run_line("tsconform run -s shell d/ends -- ./subject | grep again", 0,
		"    again     tsconform run --subject shell d/ends -- ./subject\n", "");
	run_line("tsconform run -s script d/ends | grep again", 0,
		"    again     tsconform run --subject script d/ends\n", "");
}

static void subject__knows_its_failures(void **state)
{
	(void)state;
	write_subject("[ \"$1\" != 12 ] && exec logoff \"$@\"; exit 1");
	sandbox_write_text("subjects/known.yaml",
		HEAD("known") "command: [./subject]\nknown-failures: list.yaml\n");
	sandbox_write_text("subjects/list.yaml", "- {id: d/ends, reason: not yet}\n");
	run_line("tsconform run -s known", 0,
		"expected failure  d/ends  -- not yet\n"
		"documented: did what was asked 1/2, left alone what it must 2/2; "
		"a program that does nothing gets 2/4\n"
		"4 scenarios, 3 passed, 1 expected failure\n",
		"");
	/* --known adds to them */
	write_subject("exit 0");
	sandbox_write_text(
		"more.yaml", "- {id: d/refused, reason: later}\n- {id: d/twice, reason: later}\n");
	run_line("tsconform run -l observed -s known -k more.yaml | tail -1", 0,
		"4 scenarios, 0 passed, 4 expected failures; documented 2/4, observed 1/4\n", "");
	/* what is gone is told with the file that has it, unless it speaks of another suite */
	sandbox_write_text("subjects/list.yaml", "- {id: d/gone, reason: x}\n");
	run_line("tsconform run -s known", 1, "",
		"tsconform: ./subjects/list.yaml:1: known failure 'd/gone' not found in the "
		"suite\n");
	run_line("tsconform run -s plain scenarios; tsconform run -s known scenarios d/twice -v | "
		 "tail -1",
		0, NULL, "");
}

/* --- start and stop --- */

static void start__prepares_and_stop_ends(void **state)
{
	(void)state;
	write_subject("[ \"$OWN\" = x ] || exit 99; exec logoff \"$@\"");
	write_start("ls -A \"$1\"; touch \"$1/kept\"; echo PROGRAM=./subject; echo OWN=x");
	run_line("tsconform run -s started", 0, "4 scenarios, 4 passed\n", "");
	stop_noted("a run", "kept\nend\n");
	write_start("echo PROGRAM=./subject");
	run_line("tsconform run -x -j 1 -s started | tail -1", 0, NULL, "");
	stop_noted("the first failure", "end\n");
}

static void start__fails(void **state)
{
	static const struct {
		const char *lines, *err;
	} rows[] = {
		{"echo why >&2; exit 3",
			"why\ntsconform: cannot start subject 'started': it ended with 3\n"},
		{"printf why >&2; exit 3",
			"why\ntsconform: cannot start subject 'started': it ended with 3\n"},
		{"printf '\\033[31m\\n' >&2; exit 3",
			"\\x1B[31m\ntsconform: cannot start subject 'started': it ended "
			"with 3\n"},
		{"sleep 600 & sleep 600", "tsconform: cannot start subject 'hanging': "
					  "it did not end within "
					  "3 s, and was ended\n"},
		{"echo PROGRAMM=x", "tsconform: cannot start subject 'started': it printed no "
				    "'PROGRAM='\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		write_start(rows[i].lines);
		run_line(strstr(rows[i].lines, "sleep") ? "tsconform run -s hanging"
							: "tsconform run -s started",
			3, "", rows[i].err);
		stop_noted(rows[i].lines, "end\n");
	}
}

static void stop__fails(void **state)
{
	(void)state;
	write_subject("exec logoff \"$@\"");
	write_start("echo PROGRAM=./subject");
	sandbox_write_text("subjects/stop", "#!/bin/sh\necho why >&2; exit 4\n");
	run_line("tsconform run -s started", 3, "4 scenarios, 4 passed\n",
		"why\ntsconform: cannot stop subject 'started': it ended with 4\n");
	sandbox_write_text("subjects/stop", "#!/bin/sh\nsleep 600\n");
	run_line("tsconform run -s hanging", 3, "4 scenarios, 4 passed\n",
		"tsconform: cannot stop subject 'hanging': it did not end within 3 s, "
		"and "
		"was ended\n");
}

static void stop__is_called_after_interrupts(void **state)
{
	(void)state;
	write_subject("echo $$ >pid; kill -TERM $PPID; sleep 600");
	write_start(SERVICE "echo PROGRAM=./subject");
	run_line("exec \"$TSCONFORM\" run -j 1 -s started", 128 + SIGTERM,
		"4 scenarios, 0 passed, 4 not run\n",
		"tsconform: interrupted; 4 scenarios not run\n");
	stop_noted("in a step", "end\n");
	wait_until_gone("subject", wait_for_number("pid"));
	wait_until_gone("service", wait_for_number("service"));
	/* and while start itself runs */
	write_start("echo $$ >pid; kill -TERM $PPID; sleep 600");
	run_line("exec \"$TSCONFORM\" run -j 1 -s started", 128 + SIGTERM,
		"4 scenarios, 0 passed, 4 not run\n",
		"tsconform: interrupted; 4 scenarios not run\n");
	stop_noted("in start", "end\n");
	wait_until_gone("start", wait_for_number("pid"));
}

/* A service lives from the first step to the last; what a step leaves does not. */
static void start__leaves_services_running(void **state)
{
	(void)state;
	write_subject("kill -0 $(cat service) || exit 99; exec logoff \"$@\"");
	write_start(SERVICE "echo PROGRAM=./subject");
	run_line("tsconform run -s started", 0, "4 scenarios, 4 passed\n", "");
	wait_until_gone("service", wait_for_number("service"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, small_suite_teardown)

/* A failing scenario that is not offered fails nothing, in any report. */
static void subject__offers_less(void **state)
{
	static const struct {
		const char *format, *pattern;
	} rows[] = {
		{"pretty", "4 scenarios, 3 passed, 1 not offered; judged 3 of 4$"},
		{"tap", "^ok 3 - d/refused/term99 # SKIP not offered: names$"},
		{"junit", "<skipped message=.not offered: names./>"},
		{"json", "\"verdict\":\"not offered\",\"reason\":\"names\""},
		{"github", "4 scenarios, 3 passed, 1 not offered; judged 3 of 4$"},
		{"html", "data-verdict=.not-offered."},
	};

	(void)state;
	write_subject("case $1 in *[!0-9]*) exec logoff 12;; esac; exec logoff \"$@\"");
	sandbox_write_text("subjects/few.yaml",
		HEAD("few") "command: [./subject]\nnot-offered: [names, /v]\n");
	run_line("tsconform run -s few --results r.db", 0,
		"4 scenarios, 3 passed, 1 not offered; judged 3 of 4\n", "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[256];

		snprintf(line, sizeof(line),
			"tsconform report --format %s r.db >r.txt; grep -q '%s' r.txt",
			rows[i].format, rows[i].pattern);
		run_line(line, 0, "", NULL);
	}
	run_line("tsconform run -s plain --results r.db && tsconform compare r.db 1 2 | tail -2 &&"
		 " tsconform merge all.db r.db && tsconform runs all.db | cut -c 29-",
		0, NULL, "");
	run_line("tsconform compare r.db 2 1 | head -1", 0, "only before     d/refused/term99\n",
		"");
	run_line("tsconform run -q d/refused -- ./subject", 1, "2 scenarios, 1 passed, 1 failed\n",
		"");
	run_line("tsconform known -s few >k.yaml; grep -c term99 k.yaml", 1, "0\n", "");
	run_line("tsconform known -- ./subject | grep -c term99", 0, NULL, "");
	sandbox_write_text("subjects/few.yaml",
		HEAD("few") "command: [./subject]\nnot-offered: [d/on, d/one, d/onee]\n");
	run_line("tsconform run -s few", 1, "",
		"tsconform: ./subjects/few.yaml:4: clause 'd/on' of 'not-offered' not found; did "
		"you "
		"mean 'd/one'?\n"
		"tsconform: ./subjects/few.yaml:4: clause 'd/onee' of 'not-offered' not found; did "
		"you mean 'd/one'?\n");
}

/* docs/subject-format.md shows this one. */
static void subject__has_an_adapter(void **state)
{
	(void)state;
	run_line("export TSFARM_DATA='" TEST_SOURCE "'; tsconform run -s"
		 " '" TEST_SOURCE "/docs/examples/end-session.yaml' >o;"
		 " echo $?; grep -c 'not offered; judged [0-9]* of' o; grep -c failed o",
		1, "0\n1\n0\n", "");
	/* without the adapter the program understands nothing */
	run_line("export TSFARM_DATA='" TEST_SOURCE
		 "'; tsconform run q186477/examples/session-12 --"
		 " '" TEST_SOURCE "/docs/examples/end-session.sh' | grep -c ^failed",
		0, "1\n", "");
	/* the page has the file's lines */
	run_line("grep -v '^# ' '" TEST_SOURCE "/docs/examples/end-session-adapter.sh' >adapter;"
		 " sed -n '/^here=/,/^exec/p' '" TEST_SOURCE "/docs/subject-format.md' |"
		 " diff - adapter | grep -v '^> #!\\|^[0-9]'",
		1, "", "");
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(subject__by_name_or_path),
		TEST(subjects__are_listed_and_linted),
		TEST(subject__says_whether_it_takes_a_program),
		TEST(subject__knows_its_failures),
		TEST(start__prepares_and_stop_ends),
		TEST(start__fails),
		TEST(stop__fails),
		TEST(stop__is_called_after_interrupts),
		TEST(start__leaves_services_running),
		TEST(subject__offers_less),
		TEST(subject__has_an_adapter),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
