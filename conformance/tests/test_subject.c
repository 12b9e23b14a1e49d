/* Planning: what a step is started with, by the subject's file, its start command and the scenario. */
#include "conformance/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/subject.h"

static struct subject subject;
static struct subject_file file;
static struct process_plan plan;

static int setup(void **state)
{
	subject = (struct subject){0};
	unsetenv("TSFARM_WINDOWS");
	return reading_setup(state) == 0 ? process_watch() : -1;
}

static int teardown(void **state)
{
	subject_deinit(&subject);
	return reading_teardown(state);
}

/* --- Helpers --- */

static int init(const char *yaml, char *const *words)
{
	if (yaml) {
		same_number(yaml,
			subject_file_read(&file, "x/s.yaml",
				parse(arena_printf(arena, "subject: s\ntitle: x\n%s", yaml)), arena,
				&problems),
			0);
		same_problems(yaml, "");
	}
	return subject_init(&subject, yaml ? &file : NULL, words);
}

static int begin(const char *yaml, char *const *words)
{
	int r = init(yaml, words);

	return r == 0 ? subject_start(&subject, "/run/here") : r;
}

static void make_plan(const char *const *variables, size_t count)
{
	char *arguments[] = {(char *)(uintptr_t) "logoff", (char *)(uintptr_t) "12", NULL};
	struct scenario scenario = {
		.environment = (const char **)(uintptr_t)variables, .environment_count = count};
	struct step step = {
		.server = "WF12", .session = 3, .arguments = arguments, .argument_count = 2};
	struct place_of_work place = {
		.folder = "/shm/0", .farm = "/shm/0/farm.db", .home = "/shm/0/home"};

	same_number("plan", subject_plan(&subject, &scenario, &step, &place, arena, &plan), 0);
}

static void same_arguments(const char *expected)
{
	struct text line = {0};

	for (char **word = (char **)(uintptr_t)plan.arguments; *word; word++)
		text_printf(&line, "%s|", *word);
	same_text("arguments", arena_copy(arena, text_string(&line)), expected);
	text_deinit(&line);
}

/* The value in the plan's environment, where no name may be twice; NULL when there is none. */
static const char *value_of(const char *name)
{
	size_t length = strlen(name);
	const char *value = NULL;

	for (char **at = (char **)(uintptr_t)plan.environment; *at; at++) {
		if (strncmp(*at, name, length) != 0 || (*at)[length] != '=')
			continue;
		assert_null(value);
		value = *at + length + 1;
	}
	return value;
}

/* --- Tests --- */

static void subject_plan__without_a_file(void **state)
{
	char *const words[] = {(char *)(uintptr_t) "./own", (char *)(uintptr_t) "-x", NULL};

	(void)state;
	same_number("begin", begin(NULL, words), 0);
	make_plan(NULL, 0);
	same_arguments("./own|-x|12|");
	same_text("farm", value_of("TSFARM_DB"), "/shm/0/farm.db");
	same_text("mark", value_of("TSCONFORM_PLACE"), "/shm/0");
	same_text("mark", plan.mark, "TSCONFORM_PLACE=/shm/0");
}

static void subject_plan__command_and_what_follows(void **state)
{
	char *const words[] = {(char *)(uintptr_t) "/bin/sh", (char *)(uintptr_t) "{x}", NULL};

	(void)state;
	same_number(
		"begin", begin("command: [\"{here}/a\", \"{{b}\"]\nneeds-program: yes", words), 0);
	make_plan(NULL, 0);
	/* what was typed has no placeholders */
	same_arguments("x/a|{b}|/bin/sh|{x}|12|");
}

static void subject_plan__farm_as_windows_has_it(void **state)
{
	(void)state;
	same_number("begin", begin("command: [a]\nfarm-path: windows", NULL), 0);
	make_plan(NULL, 0);
	same_text("farm", value_of("TSFARM_DB"), "Z:\\shm\\0\\farm.db");
	same_text("home", value_of("HOME"), "/shm/0/home");
}

static void subject_plan__variables_in_order(void **state)
{
	static const char *const scenario[] = {"A=scenario", "LANG=scenario"};

	(void)state;
	same_number("begin",
		begin("start: [sh, -c, \"printf "
		      "'A=start\\\\r\\\\nB=start\\\\n\\\\nC=start\\\\nHOME=start'\"]\n"
		      "environment: {A: file, B: \"{C} {run}\", LANG: file}\n"
		      "command: [\"{C}\"]",
			NULL),
		0);
	make_plan(scenario, ARRAY_SIZE(scenario));
	same_arguments("start|12|");
	same_text("scenario", value_of("A"), "scenario");
	same_text("scenario", value_of("LANG"), "scenario");
	same_text("file", value_of("B"), "start /run/here");
	same_text("start", value_of("C"), "start");
	same_text("start", value_of("HOME"), "start");
	same_text("usual", value_of("TSFARM_SERVER"), "WF12");
	/* it lives for the run alone */
	make_plan(NULL, 0);
	same_text("file", value_of("A"), "file");
}

static void subject_init__refuses(void **state)
{
	char *const words[] = {(char *)(uintptr_t) "/no/such", NULL};
	char *const folder[] = {(char *)(uintptr_t) "/", NULL};
	const struct {
		const char *yaml;
		char *const *words;
		int answer;
		const char *missing;
	} rows[] = {
		{"command: [x]", words, SUBJECT_E_TAKES_NO_PROGRAM, NULL},
		{"command: [x]\nneeds-program: yes", NULL, SUBJECT_E_NEEDS_PROGRAM, NULL},
		{"command: [x]\nneeds-program: yes", words, SUBJECT_E_NO_PROGRAM, "/no/such"},
		{"command: [x]\nneeds-program: yes", folder, SUBJECT_E_NO_PROGRAM, "/"},
		{"command: [\"{logoff.exe}\"]", NULL, SUBJECT_E_NO_WINDOWS, "logoff.exe"},
		{"start: [\"{a.dll}\"]\ncommand: [\"{b.exe}\"]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
		{"start: [x]\nstop: [\"{a.dll}\"]\ncommand: [x]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
		{"environment: {A: \"{a.dll}\"}\ncommand: [x]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
	};

	(void)state;
	setenv("TSFARM_WINDOWS", "/no/such/folder", 1);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_number(rows[i].yaml, init(rows[i].yaml, rows[i].words), rows[i].answer);
		if (rows[i].missing)
			same_text(rows[i].yaml, subject.missing, rows[i].missing);
		subject_deinit(&subject);
	}
}

static void subject_start__tells_why_not(void **state)
{
	static const struct {
		const char *yaml, *trouble, *said;
	} rows[] = {
		{"start: [sh, -c, \"echo why >&2; exit 3\"]", "it ended with 3", "why\n"},
		{"start: [\"/no/such\"]", "it cannot be run: No such file or directory", ""},
		{"start: [sh, -c, \"kill -SEGV $$\"]", "it crashed", ""},
		{"start: [sh, -c, \"sleep 600\"]\ntime-limit: 1",
			"it did not end within 1 s, and was ended", ""},
		{"start: [echo, \"a word\"]", "it printed 'a word', which is not NAME=value", ""},
		{"start: [echo, \"a b=c\"]", "it printed 'a b=c', which is not NAME=value", ""},
		{"start: [echo, \"=c\"]", "it printed '=c', which is not NAME=value", ""},
		{"start: [echo, \"A=c\"]\nenvironment: {C: \"{B}\"}", "it printed no 'B='", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *yaml = arena_printf(arena, "command: [x]\n%s", rows[i].yaml);

		same_number(yaml, begin(yaml, NULL), SUBJECT_E_NOT_STARTED);
		same_text(yaml, subject.trouble, rows[i].trouble);
		same_text(yaml, subject.said ? subject.said : "", rows[i].said);
		subject_deinit(&subject);
	}
}

/* Once, also when start failed, and with what start printed. */
static void subject_stop__undoes_what_was_begun(void **state)
{
	(void)state;
	same_number("never begun",
		init("start: [\"/no/such\"]\nstop: [\"false\"]\ncommand: [x]", NULL), 0);
	same_number("never begun", subject_stop(&subject), 0);
	subject_deinit(&subject);
	same_number("begin",
		begin("start: [echo, \"STARTED=yes\"]\nstop: [sh, -c, \"exit ${{#STARTED}\"]\n"
		      "command: [x]",
			NULL),
		0);
	same_number("stop", subject_stop(&subject), SUBJECT_E_NOT_STARTED);
	same_text("stop", subject.trouble, "it ended with 3");
	same_number("again", subject_stop(&subject), 0);
	unsetenv("STARTED");
	subject_deinit(&subject);
	same_number("begin", begin("start: [\"false\"]\nstop: [\"true\"]\ncommand: [x]", NULL),
		SUBJECT_E_NOT_STARTED);
	assert_true(subject.running);
	same_number("stop", subject_stop(&subject), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(subject_plan__without_a_file),
		TEST(subject_plan__command_and_what_follows),
		TEST(subject_plan__farm_as_windows_has_it),
		TEST(subject_plan__variables_in_order),
		TEST(subject_init__refuses),
		TEST(subject_start__tells_why_not),
		TEST(subject_stop__undoes_what_was_begun),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
