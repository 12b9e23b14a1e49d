/* Planning: what a step is started with, by the subject's file, its start command and the scenario. */
#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/run/subject.h"

static struct subject subject;
static struct subject_file file;
static struct process_plan plan;
static const char *const usual[] = {"logoff", NULL};
static const char *const *names;

/* What is typed in a scenario about what; where it starts is a folder of files, or not. */
static const char *program, *about;
static const struct work_file *files;

static int setup(void **state)
{
	subject = (struct subject){0};
	program = about = "logoff";
	names = usual;
	files = NULL;
	unsetenv("TSFARM_WINDOWS");
	return reading_setup(state) == 0 ? process_watch() : -1;
}

static int teardown(void **state)
{
	subject_deinit(&subject);
	return reading_teardown(state);
}

/* --- Helpers --- */

static int init_subject(const char *yaml, char *const *words)
{
	if (yaml) {
		same_number(yaml,
			subject_file_read(&file, "x/s.yaml",
				parse(arena_printf(arena, "subject: s\ntitle: x\n%s", yaml)), arena,
				&problems),
			0);
		same_problems(yaml, "");
	}
	return subject_init(&subject, yaml ? &file : NULL, words, names);
}

static int begin_subject(const char *yaml, char *const *words)
{
	int r = init_subject(yaml, words);

	return r == 0 ? subject_start(&subject, "/run/here") : r;
}

static void make_plan(const char *const *variables, size_t count)
{
	char *arguments[] = {(char *)(uintptr_t)program, (char *)(uintptr_t) "12", NULL};
	struct scenario scenario = {.command = about,
		.files = files,
		.environment = (const char **)(uintptr_t)variables,
		.environment_count = count};
	struct step step = {
		.server = "WF12", .session = 3, .arguments = arguments, .argument_count = 2};
	/* the plan names what is in it */
	static const struct work_slot slot = {.own = {.path = "/shm/0"},
		.farm = "/shm/0/farm.db",
		.home = "/shm/0/home",
		.files = "/shm/0/files"};

	same_number("plan", subject_plan(&subject, &scenario, &step, &slot, arena, &plan), 0);
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
	char *const words[] = {(char *)(uintptr_t) "sh", (char *)(uintptr_t) "-x", NULL};

	(void)state;
	same_number("begin", begin_subject(NULL, words), 0);
	make_plan(NULL, 0);
	same_arguments("sh|-x|12|");
	assert_null(plan.folder);
	assert_null(plan.input);
	same_text("farm", value_of("TSFARM_DB"), "/shm/0/farm.db");
	same_text("mark", value_of("TSCONFORM_PLACE"), "/shm/0");
	same_text("mark", plan.mark, "TSCONFORM_PLACE=/shm/0");
}

static void subject_plan__command_and_what_follows(void **state)
{
	char *const words[] = {(char *)(uintptr_t) "/bin/sh", (char *)(uintptr_t) "{x}", NULL};

	(void)state;
	same_number("begin",
		begin_subject("command: [\"{here}/a\", \"{{b}\"]\nneeds-program: yes", words), 0);
	make_plan(NULL, 0);
	/* what was typed has no placeholders */
	same_arguments("x/a|{b}|/bin/sh|{x}|12|");
}

/* The subject stands for the scenario's command, and for nothing else. */
static void subject_plan__stands_for_one_command(void **state)
{
	static const char *const several[] = {"logoff", "msg", NULL};
	static const struct {
		const char *about, *typed, *arguments;
	} rows[] = {
		{"logoff", "logoff", "a|12|"},
		{"msg", "msg", "b|c|12|"},
		{"msg", "logoff", "logoff|12|"},
		{"logoff", "msg", "msg|12|"},
		{"logoff", "Logoff", "Logoff|12|"},
	};

	(void)state;
	names = several;
	same_number("begin",
		begin_subject("commands: {msg: [b, c], logoff: [a], query: [d]}", NULL), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		about = rows[i].about;
		program = rows[i].typed;
		make_plan(NULL, 0);
		same_arguments(rows[i].arguments);
	}
	subject_deinit(&subject);
	/* a launcher is one of whatever the program behind it is */
	names = &several[1];
	about = program = "msg";
	same_number("begin",
		begin_subject("command: [run]\nneeds-program: yes",
			(char *const[]){(char *)(uintptr_t) "/bin/sh", NULL}),
		0);
	make_plan(NULL, 0);
	same_arguments("run|/bin/sh|12|");
}

/* What the subject's words name here is named from a folder of files too. */
static void subject_plan__starts_among_files(void **state)
{
	static const struct work_file one[] = {{"list", "eva\n"}};
	char *const words[] = {(char *)(uintptr_t) "sh", (char *)(uintptr_t) "x/own",
		(char *)(uintptr_t) "own", (char *)(uintptr_t) "-x", (char *)(uintptr_t) "/bin/sh",
		NULL};
	char *const script[] = {(char *)(uintptr_t) "./own", NULL};
	struct folder folder;
	char before[4096];

	(void)state;
	folder_make(&folder);
	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(folder.path), 0);
	write_file("own", "", 0);
	assert_int_equal(chmod("own", 0700), 0);
	files = one;
	same_number("begin", begin_subject(NULL, words), 0);
	make_plan(NULL, 0);
	same_text("folder", plan.folder, "/shm/0/files");
	same_arguments(arena_printf(arena, "sh|x/own|%s/own|-x|/bin/sh|12|", folder.path));
	subject_deinit(&subject);
	same_number("begin", begin_subject(NULL, script), 0);
	make_plan(NULL, 0);
	same_arguments(arena_printf(arena, "%s/./own|12|", folder.path));
	assert_int_equal(chdir(before), 0);
	folder_remove(&folder);
}

static void subject_plan__farm_as_windows_has_it(void **state)
{
	(void)state;
	same_number("begin", begin_subject("command: [a]\nfarm-path: windows", NULL), 0);
	make_plan(NULL, 0);
	same_text("farm", value_of("TSFARM_DB"), "Z:\\shm\\0\\farm.db");
	same_text("home", value_of("HOME"), "/shm/0/home");
}

/* What is run besides the subject is nothing of its file's. */
static void subject_plan__other_programs_are_the_usual_ones(void **state)
{
	static const char *const scenario[] = {"A=scenario"};

	(void)state;
	same_number("begin",
		begin_subject(
			"start: [sh, -c, \"echo C=start\"]\ncommand: [a]\nfarm-path: windows\n"
			"environment: {B: file, HOME: file}",
			NULL),
		0);
	program = "query";
	make_plan(scenario, ARRAY_SIZE(scenario));
	same_arguments("query|12|");
	same_text("farm", value_of("TSFARM_DB"), "/shm/0/farm.db");
	same_text("home", value_of("HOME"), "/shm/0/home");
	same_text("scenario", value_of("A"), "scenario");
	assert_null(value_of("B"));
	assert_null(value_of("C"));
}

static void subject_plan__variables_in_order(void **state)
{
	static const char *const scenario[] = {"A=scenario", "LANG=scenario"};

	(void)state;
	same_number("begin",
		begin_subject("start: [sh, -c, \"printf "
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
		/* without a file too, where it is named by a path */
		{NULL, words, SUBJECT_E_NO_PROGRAM, "/no/such"},
		{NULL, folder, SUBJECT_E_NO_PROGRAM, "/"},
		{"start: [\"{a.dll}\"]\ncommand: [\"{b.exe}\"]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
		{"start: [x]\nstop: [\"{a.dll}\"]\ncommand: [x]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
		{"environment: {A: \"{a.dll}\"}\ncommand: [x]", NULL, SUBJECT_E_NO_WINDOWS,
			"a.dll"},
	};

	(void)state;
	setenv("TSFARM_WINDOWS", "/no/such/folder", 1);
	names = usual;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *label = rows[i].yaml ? rows[i].yaml : rows[i].words[0];

		same_number(label, init_subject(rows[i].yaml, rows[i].words), rows[i].answer);
		if (rows[i].missing)
			same_text(label, subject.missing, rows[i].missing);
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
		{"start: [echo, \"TSFARM_DB=c\"]",
			"it printed 'TSFARM_DB=c', a variable that tsconform sets itself", ""},
		{"start: [echo, \"A=c\"]\nenvironment: {C: \"{B}\"}", "it printed no 'B='", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *yaml = arena_printf(arena, "command: [x]\n%s", rows[i].yaml);

		same_number(yaml, begin_subject(yaml, NULL), SUBJECT_E_NOT_STARTED);
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
		init_subject("start: [\"/no/such\"]\nstop: [\"false\"]\ncommand: [x]", NULL), 0);
	same_number("never begun", subject_stop(&subject), 0);
	subject_deinit(&subject);
	same_number("begin",
		begin_subject(
			"start: [echo, \"STARTED=yes\"]\nstop: [sh, -c, \"exit ${{#STARTED}\"]\n"
			"command: [x]",
			NULL),
		0);
	same_number("stop", subject_stop(&subject), SUBJECT_E_NOT_STARTED);
	same_text("stop", subject.trouble, "it ended with 3");
	same_number("again", subject_stop(&subject), 0);
	unsetenv("STARTED");
	subject_deinit(&subject);
	same_number("begin",
		begin_subject("start: [\"false\"]\nstop: [\"true\"]\ncommand: [x]", NULL),
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
		TEST(subject_plan__stands_for_one_command),
		TEST(subject_plan__starts_among_files),
		TEST(subject_plan__farm_as_windows_has_it),
		TEST(subject_plan__other_programs_are_the_usual_ones),
		TEST(subject_plan__variables_in_order),
		TEST(subject_init__refuses),
		TEST(subject_start__tells_why_not),
		TEST(subject_stop__undoes_what_was_begun),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
