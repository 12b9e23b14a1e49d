/* tsconform on Windows, as a whole program, on subjects that misbehave: this test program is those too. */
#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/process.h"

enum {
	ARGUMENTS_MAX = 16
};

static struct folder folder;
static const char *tsconform;
static char self[MAX_PATH];
static struct process process;

/* --- The suite --- */

static void put_file(const char *name, const char *text)
{
	write_file(folder_file(&folder, name), text, strlen(text));
}

static int setup(void **state)
{
	(void)state;
	process = (struct process){0};
	folder_make(&folder);
	if (file_make_folder(folder_file(&folder, "documents")) != 0 ||
		file_make_folder(folder_file(&folder, "scenarios")) != 0)
		return -1;
	put_file("documents/d.yaml", document_yaml);
	put_file("scenarios/ends.yaml", "id: d/ends\n"
				   "clauses: d/one\n"
				   "title: A session ends by its id\n"
				   "farm: {servers: {WF12: {sessions: {3: {user: eva}}}}}\n"
				   "typed-in: WF12/3\n"
				   "time-limit: 2\n"
				   "run: logoff\n"
				   "expect: {changes: [session-ended: WF12/3]}\n");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	process_deinit(&process);
	disk_remove_tree(folder.path);
	return 0;
}

/* --- Running --- */

static char *make_variable(const char *name, const char *value)
{
	struct text text = {0};

	text_printf(&text, "%s=%s", name, value);
	assert_false(text.failed);
	return text.bytes;
}

/* Start tsconform with a suite and a folder of our own for what it makes. */
static void start_tsconform(const char *const *arguments)
{
	char *all[ARGUMENTS_MAX] = {(char *)(uintptr_t)tsconform};
	char *environment[] = {make_variable("TSFARM_DATA", folder.path), make_variable("TEMP", folder.path),
		make_variable("TMP", folder.path), NULL};
	struct process_plan plan = {.arguments = all, .environment = environment, .time_limit = 60};

	for (size_t i = 0; arguments[i]; i++)
		all[i + 1] = (char *)(uintptr_t)arguments[i];
	same_number("process_start", process_start(&process, &plan), 0);
	for (size_t i = 0; environment[i]; i++)
		free(environment[i]);
}

static void finish_tsconform(void)
{
	struct process *one = &process;

	while (process.pid)
		same_number("process_wait", process_wait(&one, 1, 1000), 0);
}

/* Nothing of a run stays in the folder that it has for what it makes. */
static void nothing_is_left(const char *label)
{
	cleanup(disk_list_deinit) struct disk_list list;

	same_number("disk_list", disk_list(folder.path, &list), 0);
	for (size_t i = 0; i < list.count; i++) {
		if (strncmp(list.names[i], "tsconform-", strlen("tsconform-")) == 0)
			fail_msg("%s: '%s' is still there", label, list.names[i]);
	}
}

/* Run to the end, and find the text in what was printed. */
static void run_tsconform(const char *const *arguments, int status, const char *out)
{
	start_tsconform(arguments);
	finish_tsconform();
	if (process.end != PROCESS_EXITED || process.code != status ||
		!strstr(text_string(&process.output[0]), out))
		fail_msg("ended as %d with %d; stdout was:\n%s\nstderr was:\n%s\nexpected: %s",
			process.end, process.code, text_string(&process.output[0]),
			text_string(&process.output[1]), out);
	process_deinit(&process);
	nothing_is_left(out);
}

/* The number that a subject wrote; it may still be at it. */
static long seen_number(void)
{
	for (int i = 0; i < 500; i++) {
		cleanup(text_deinit) struct text text = {0};

		if (file_read(folder_file(&folder, "seen"), &text) == 0 &&
			strchr(text_string(&text), '\n'))
			return atol(text.bytes);
		Sleep(10);
	}
	fail_msg("the subject wrote nothing");
	return 0;
}

/* --- Tests --- */

static void run__judges_our_own_logoff(void **state)
{
	(void)state;
	run_tsconform((const char *[]){"run", NULL}, 0, "1 scenario, 1 passed\r\n");
	run_tsconform((const char *[]){"run", "-j", "128", "--format", "tap", NULL}, 0, "ok 1 - d/ends");
	run_tsconform((const char *[]){"list", NULL}, 0, "d/ends");
	run_tsconform((const char *[]){"coverage", NULL}, 1, "d/two");
	run_tsconform((const char *[]){"lint", folder_file(&folder, "scenarios"), NULL}, 0, "");
}

static void run__takes_paths_as_people_write_them(void **state)
{
	char path[512];

	(void)state;
	snprintf(path, sizeof(path), "%s", folder_file(&folder, "scenarios/ends.yaml"));
	disk_spell(path);
	run_tsconform((const char *[]){"run", path, NULL}, 0, "1 scenario, 1 passed");
	disk_unspell(path);
	run_tsconform((const char *[]){"run", path, NULL}, 0, "1 scenario, 1 passed");
}

static void run__tells_how_a_subject_ended(void **state)
{
	static const struct {
		const char *subject;
		int status;
		const char *out;
	} rows[] = {
		{"hang", 1, "it did not end within 2 s, and was ended"},
		{"crash", 1, "it crashed: exception 0xC0000005, access violation"},
		{"flood", 1, "it printed more than 1024 KiB, and was ended"},
		{"nothing", 1, "session-ended WF12/3"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		run_tsconform((const char *[]){"run", "--", self, rows[i].subject, NULL}, rows[i].status,
			rows[i].out);
	run_tsconform((const char *[]){"run", "--", "no-such-program", NULL}, 2, "");
}

static void run__expects_known_failures(void **state)
{
	char known[512];

	(void)state;
	put_file("known.yaml", "- {id: d/ends, reason: it hangs}\n");
	snprintf(known, sizeof(known), "%s", folder_file(&folder, "known.yaml"));
	run_tsconform((const char *[]){"run", "--known", known, "--", self, "hang", NULL}, 0,
		"1 expected failure");
	run_tsconform((const char *[]){"run", "--known", known, NULL}, 1, "1 unexpected pass");
}

/* The tree goes with its subject. */
static void run__ends_the_tree_of_a_subject(void **state)
{
	static const char *const rows[] = {"start and hang", "start and end"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		long child;

		file_remove(folder_file(&folder, "seen"));
		start_tsconform((const char *[]){
			"run", "--", self, rows[i], folder_file(&folder, "seen"), NULL});
		finish_tsconform();
		child = seen_number();
		if (process_is_there(child))
			fail_msg("%s: process %ld is still there", rows[i], child);
		process_deinit(&process);
		nothing_is_left(rows[i]);
	}
}

/* Killed, tsconform can do nothing; its subjects end all the same, and the next run removes its folder. */
static void run__that_is_killed_leaves_no_process(void **state)
{
	long subject;

	(void)state;
	start_tsconform((const char *[]){
		"run", "--", self, "say and hang", folder_file(&folder, "seen"), NULL});
	subject = seen_number();
	process_deinit(&process);
	for (int i = 0; i < 500 && process_is_there(subject); i++)
		Sleep(10);
	assert_false(process_is_there(subject));
	run_tsconform((const char *[]){"run", NULL}, 0, "1 scenario, 1 passed");
}

static void run__ends_in_order_when_it_is_interrupted(void **state)
{
	long subject;

	(void)state;
	start_tsconform((const char *[]){
		"run", "--", self, "say and hang", folder_file(&folder, "seen"), NULL});
	subject = seen_number();
	/* without a console nobody can interrupt anything */
	if (!GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, (DWORD)process.pid))
		return;
	finish_tsconform();
	same_text("complaint", text_string(&process.output[1]),
		"tsconform: interrupted; 1 scenario not run\r\n");
	same_number("status", process.code, (int)0xC000013Au);
	assert_false(process_is_there(subject));
	process_deinit(&process);
	nothing_is_left("interrupted");
}

/* --- What the test program is as a subject --- */

static void hang_forever(void)
{
	for (;;)
		Sleep(1000);
}

static void write_number(const char *path, unsigned long number)
{
	FILE *file = fopen(path, "wb");

	if (!file)
		return;
	fprintf(file, "%lu\n", number);
	fclose(file);
}

static void start_another(const char *path)
{
	STARTUPINFOA about = {.cb = sizeof(about)};
	PROCESS_INFORMATION made = {0};
	char line[] = "again hang";

	if (CreateProcessA(self, line, NULL, NULL, TRUE, 0, NULL, NULL, &about, &made))
		write_number(path, made.dwProcessId);
}

static void crash_now(void)
{
	volatile int *volatile nowhere = NULL;

	*nowhere = 1;
}

static void flood_output(void)
{
	for (;;)
		puts("and so on");
}

static int act_as(const char *what, const char *path)
{
	if (strcmp(what, "hang") == 0) {
		hang_forever();
	} else if (strcmp(what, "crash") == 0) {
		crash_now();
	} else if (strcmp(what, "flood") == 0) {
		flood_output();
	} else if (strcmp(what, "say and hang") == 0) {
		write_number(path, GetCurrentProcessId());
		hang_forever();
	} else if (strcmp(what, "start and hang") == 0) {
		start_another(path);
		hang_forever();
	} else if (strcmp(what, "start and end") == 0) {
		start_another(path);
	}
	return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(run__judges_our_own_logoff),
		TEST(run__takes_paths_as_people_write_them),
		TEST(run__tells_how_a_subject_ended),
		TEST(run__expects_known_failures),
		TEST(run__ends_the_tree_of_a_subject),
		TEST(run__that_is_killed_leaves_no_process),
		TEST(run__ends_in_order_when_it_is_interrupted),
	};

	GetModuleFileNameA(NULL, self, sizeof(self));
	/* tsconform is told its path; a subject what it is */
	if (argc > 1 && !strstr(argv[1], "tsconform"))
		return act_as(argv[1], argc > 2 ? argv[2] : "");
	tsconform = argc > 1 ? argv[1] : "tsconform";
	process_watch();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
