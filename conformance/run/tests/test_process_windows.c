/* Processes on Windows: the test program itself is what it starts. */
#include "conformance/run/tests/process_support.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>
#include <shellapi.h>

#include "base/machine.h"
#include "base/macros.h"

enum {
	PROCESSES = 300,
	SIDE_BY_SIDE = 3
};

static char *environment[] = {
	(char *)(uintptr_t) "GIVEN=yes", (char *)(uintptr_t) "GRÖSSE=α", NULL};
static char *self;
static struct process processes[SIDE_BY_SIDE];

static int setup(void **state)
{
	(void)state;
	memset(processes, 0, sizeof(processes));
	return process_watch();
}

static int teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < SIDE_BY_SIDE; i++)
		process_deinit(&processes[i]);
	return 0;
}

/* --- Helpers --- */

static void start_program(struct process *process, const char *program,
	const char *const *arguments, unsigned time_limit)
{
	char *all[8] = {(char *)(uintptr_t)program};
	const struct process_plan plan = {
		.arguments = all, .environment = environment, .time_limit = time_limit};

	for (size_t i = 0; arguments[i]; i++)
		all[i + 1] = (char *)(uintptr_t)arguments[i];
	same_number(program, process_start(process, &plan), 0);
}

/* Reading the file at `input`, in the folder. */
static void start_there(struct process *process, const char *what, const char *folder,
	const char *input)
{
	char *const all[] = {self, (char *)(uintptr_t)what, NULL};
	const struct process_plan plan = {.arguments = all,
		.environment = environment,
		.time_limit = 60,
		.input = input,
		.folder = folder};

	same_number(what, process_start(process, &plan), 0);
}

static void start_self(struct process *process, const char *what, unsigned time_limit)
{
	start_program(process, self, (const char *[]){what, NULL}, time_limit);
}

static DWORD open_handles(void)
{
	DWORD count = 0;

	GetProcessHandleCount(GetCurrentProcess(), &count);
	return count;
}

/* --- Ends --- */

static void process_wait__tells_how_it_ended(void **state)
{
	static const struct {
		const char *what;
		enum process_end end;
		int code;
		const char *out, *err;
	} rows[] = {
		{"exit 0", PROCESS_EXITED, 0, "", ""},
		{"exit 3", PROCESS_EXITED, 3, "", ""},
		{"exit -1", PROCESS_EXITED, -1, "", ""},
		{"print", PROCESS_EXITED, 0, "one\r\n", "two\n"},
		{"input", PROCESS_EXITED, 0, "", ""},
		/* under Wine its debugger prints to both streams */
		{"crash", PROCESS_CRASHED, (int)0xC0000005, NULL, NULL},
		{"variables", PROCESS_EXITED, 0, "yes\xCE\xB1", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_self(&processes[0], rows[i].what, 60);
		wait_for(&processes[0]);
		if (rows[i].out)
			same_text(rows[i].what, text_string(&processes[0].output[0]), rows[i].out);
		if (rows[i].err)
			same_text(rows[i].what, text_string(&processes[0].output[1]), rows[i].err);
		same_end(rows[i].what, &processes[0], rows[i].end, rows[i].code);
		process_deinit(&processes[0]);
	}
}

static void process_start__says_why_it_cannot(void **state)
{
	static const struct {
		const char *program;
		int error;
	} rows[] = {
		{"no-such-program-at-all", ENOENT},
		{"C:\\no\\such\\program", ENOENT},
		{"C:/no/such/program.exe", ENOENT},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_program(&processes[0], rows[i].program, (const char *[]){NULL}, 60);
		same_end(rows[i].program, &processes[0], PROCESS_NOT_STARTED, rows[i].error);
		same_number("pid", processes[0].pid, 0);
		process_deinit(&processes[0]);
	}
}

/* Each argument arrives as it was given, whatever is in it. */
/* A file on its standard input, and a folder that it starts in. */
static void process_start__gives_input_and_a_folder(void **state)
{
	struct folder folder;

	(void)state;
	folder_make(&folder);
	write_file(folder_file(&folder, "input"), "typed\n", 6);
	start_there(&processes[0], "copy", folder.path, folder_file(&folder, "input"));
	wait_for(&processes[0]);
	same_text("copy", text_string(&processes[0].output[0]), "typed\ninput");
	same_end("copy", &processes[0], PROCESS_EXITED, 0);
	process_deinit(&processes[0]);
	start_there(&processes[0], "exit 0", "Z:\\no\\such\\folder", NULL);
	assert_int_equal(processes[0].end, PROCESS_NOT_STARTED);
	folder_remove(&folder);
}

static void process_start__gives_arguments_unchanged(void **state)
{
	static const char *const rows[] = {
		"", "a b", "\"", "\\", "a\\\"b\\\\", "C:\\x y\\", "%PATH%", "^&|<>", "Ταμείο", "*"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_program(&processes[0], self,
			(const char *[]){"argument", rows[i], "last", NULL}, 60);
		wait_for(&processes[0]);
		same_text("argument", text_string(&processes[0].output[0]), rows[i]);
		same_end(rows[i], &processes[0], PROCESS_EXITED, 0);
		process_deinit(&processes[0]);
	}
}

/* The ending is implied, on PATH and in paths; the folder that we are in is not searched. */
static void process_start__finds_programs_without_their_ending(void **state)
{
	cleanup(text_deinit) struct text folder = {0};
	char *name = strrchr(self, '\\') + 1;
	char *bare = strdup(name), *path = strdup(self);

	(void)state;
	assert_non_null(bare);
	assert_non_null(path);
	bare[strlen(bare) - strlen(".exe")] = '\0';
	path[strlen(path) - strlen(".exe")] = '\0';
	text_add_bytes(&folder, self, (size_t)(name - self));
	start_program(&processes[0], path, (const char *[]){"exit 3", NULL}, 60);
	wait_for(&processes[0]);
	same_end("path", &processes[0], PROCESS_EXITED, 3);
	process_deinit(&processes[0]);
	start_program(&processes[0], bare, (const char *[]){"exit 3", NULL}, 60);
	same_end("not on PATH", &processes[0], PROCESS_NOT_STARTED, ENOENT);
	process_deinit(&processes[0]);
	SetEnvironmentVariableA("PATH", text_string(&folder));
	start_program(&processes[0], bare, (const char *[]){"exit 3", NULL}, 60);
	wait_for(&processes[0]);
	same_end("on PATH", &processes[0], PROCESS_EXITED, 3);
	free(bare);
	free(path);
}

/* --- Limits --- */

static void process_wait__ends_what_prints_too_much(void **state)
{
	static const struct {
		const char *what;
		enum process_end end;
	} rows[] = {
		{"flood", PROCESS_PRINTED_TOO_MUCH},
		{"as much as may be", PROCESS_EXITED},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_self(&processes[0], rows[i].what, 60);
		wait_for(&processes[0]);
		same_end(rows[i].what, &processes[0], rows[i].end, 0);
		same_number(
			rows[i].what, (long long)processes[0].output[0].length, PROCESS_OUTPUT_MAX);
		process_deinit(&processes[0]);
	}
}

/* A process starts one that hangs, and hangs or ends; both hold the streams. */
static void process_wait__ends_the_tree(void **state)
{
	static const struct {
		const char *what;
		enum process_end end;
	} rows[] = {
		{"start and hang", PROCESS_TIMED_OUT},
		{"start and end", PROCESS_EXITED},
		{"start apart and end", PROCESS_EXITED},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t begin = machine_clock_ms();
		long child;

		start_self(&processes[0], rows[i].what, 2);
		wait_for(&processes[0]);
		same_end(rows[i].what, &processes[0], rows[i].end, 0);
		child = atol(text_string(&processes[0].output[0]));
		if (child <= 0 || process_is_there(child))
			fail_msg("%s: process %ld is still there", rows[i].what, child);
		assert_true(machine_clock_ms() - begin < 20000);
		process_deinit(&processes[0]);
	}
}

static void process_deinit__ends_what_runs(void **state)
{
	long pid;

	(void)state;
	start_self(&processes[0], "hang", 60);
	pid = (long)processes[0].pid;
	assert_true(process_is_there(pid));
	process_deinit(&processes[0]);
	assert_false(process_is_there(pid));
}

/* --- Many --- */

static void process_wait__waits_for_several(void **state)
{
	struct process *all[SIDE_BY_SIDE] = {&processes[0], &processes[1], &processes[2]};

	(void)state;
	start_self(&processes[0], "exit 1", 60);
	start_self(&processes[1], "hang", 1);
	start_self(&processes[2], "print", 60);
	while (processes[0].pid || processes[1].pid || processes[2].pid)
		same_number("process_wait", process_wait(all, SIDE_BY_SIDE, 1000), 0);
	same_end("exit", &processes[0], PROCESS_EXITED, 1);
	same_end("hang", &processes[1], PROCESS_TIMED_OUT, 0);
	same_end("print", &processes[2], PROCESS_EXITED, 0);
}

static void process_wait__returns_when_nothing_happens(void **state)
{
	struct process *process = &processes[0];

	(void)state;
	start_self(process, "hang", 60);
	same_number("process_wait", process_wait(&process, 1, 50), 0);
	assert_true(process->pid != 0);
}

static void process_start__keeps_nothing_open(void **state)
{
	DWORD before = 0;

	(void)state;
	for (size_t i = 0; i < PROCESSES; i++) {
		/* the first may load what stays */
		if (i == 10)
			before = open_handles();
		if (i % 10 == 1)
			start_program(&processes[0], "C:\\no", (const char *[]){NULL}, 60);
		else
			start_self(&processes[0], "print", 60);
		wait_for(&processes[0]);
		process_deinit(&processes[0]);
	}
	same_number("open handles", open_handles(), before);
}

static void process_print_crash__knows_the_frequent_ones(void **state)
{
	static const struct {
		unsigned code;
		const char *words;
	} rows[] = {
		{0xC0000005, "exception 0xC0000005, access violation"},
		{0xC0001234, "exception 0xC0001234"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};

		process_print_crash((int)rows[i].code, &text);
		same_text("crash", text_string(&text), rows[i].words);
		text_deinit(&text);
	}
}

/* --- What the test program is as a subject --- */

static void print_wide(const wchar_t *text)
{
	char bytes[256] = "";

	WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof(bytes), NULL, NULL);
	fputs(bytes, stdout);
}

static void print_variables(void)
{
	wchar_t value[64] = L"";

	GetEnvironmentVariableW(L"GIVEN", value, ARRAY_SIZE(value));
	print_wide(value);
	GetEnvironmentVariableW(L"GRÖSSE", value, ARRAY_SIZE(value));
	print_wide(value);
	/* nothing else of ours but what Windows needs */
	if (GetEnvironmentVariableW(L"NOT_GIVEN", value, ARRAY_SIZE(value)))
		print_wide(value);
	if (!GetEnvironmentVariableW(L"SystemRoot", value, ARRAY_SIZE(value)))
		fputs("no SystemRoot", stdout);
}

static void print_much(size_t size)
{
	static char zeros[4096];

	for (size_t i = 0; i < size; i += sizeof(zeros))
		fwrite(zeros, 1, sizeof(zeros), stdout);
}

static void hang_forever(void)
{
	for (;;)
		Sleep(1000);
}

/* Start this program again, with our streams or none. */
static void start_another(DWORD flags, BOOL streams)
{
	STARTUPINFOW about = {.cb = sizeof(about)};
	PROCESS_INFORMATION made = {0};
	wchar_t path[MAX_PATH], line[] = L"again hang";

	GetModuleFileNameW(NULL, path, ARRAY_SIZE(path));
	if (CreateProcessW(path, line, NULL, NULL, streams, flags, NULL, NULL, &about, &made))
		printf("%lu\n", made.dwProcessId);
	fflush(stdout);
}

static void crash_now(void)
{
	volatile int *volatile nowhere = NULL;

	fputs("last\n", stdout);
	fflush(stdout);
	*nowhere = 1;
}

/* What is read, and what is in the folder. */
static void copy_input(void)
{
	WIN32_FIND_DATAW found;
	HANDLE search = FindFirstFileW(L"i*", &found);

	_setmode(_fileno(stdin), _O_BINARY);
	for (int c = getchar(); c != EOF; c = getchar())
		putchar(c);
	if (search == INVALID_HANDLE_VALUE)
		return;
	print_wide(found.cFileName);
	FindClose(search);
}

static int act_as(const char *what)
{
	if (strncmp(what, "exit ", 5) == 0)
		return atoi(what + 5);
	_setmode(_fileno(stdout), _O_BINARY);
	_setmode(_fileno(stderr), _O_BINARY);
	if (strcmp(what, "print") == 0) {
		fputs("one\r\n", stdout);
		fputs("two\n", stderr);
	} else if (strcmp(what, "input") == 0) {
		return getchar() == EOF ? 0 : 1;
	} else if (strcmp(what, "copy") == 0) {
		copy_input();
	} else if (strcmp(what, "crash") == 0) {
		crash_now();
	} else if (strcmp(what, "variables") == 0) {
		print_variables();
	} else if (strcmp(what, "flood") == 0) {
		for (;;)
			print_much(PROCESS_OUTPUT_MAX);
	} else if (strcmp(what, "as much as may be") == 0) {
		print_much(PROCESS_OUTPUT_MAX);
	} else if (strcmp(what, "start and hang") == 0) {
		start_another(0, TRUE);
		hang_forever();
	} else if (strcmp(what, "start and end") == 0) {
		start_another(0, TRUE);
	} else if (strcmp(what, "start apart and end") == 0) {
		start_another(DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP, FALSE);
	} else if (strcmp(what, "hang") == 0) {
		hang_forever();
	}
	return 0;
}

static int print_argument(void)
{
	int count;
	wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &count);

	_setmode(_fileno(stdout), _O_BINARY);
	if (count == 4 && wcscmp(arguments[3], L"last") == 0)
		print_wide(arguments[2]);
	LocalFree(arguments);
	return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(process_wait__tells_how_it_ended),
		TEST(process_start__says_why_it_cannot),
		TEST(process_start__gives_input_and_a_folder),
		TEST(process_start__gives_arguments_unchanged),
		TEST(process_start__finds_programs_without_their_ending),
		TEST(process_wait__ends_what_prints_too_much),
		TEST(process_wait__ends_the_tree),
		TEST(process_deinit__ends_what_runs),
		TEST(process_wait__waits_for_several),
		TEST(process_wait__returns_when_nothing_happens),
		TEST(process_start__keeps_nothing_open),
		TEST(process_print_crash__knows_the_frequent_ones),
	};
	static char path[MAX_PATH];

	if (argc > 1)
		return strcmp(argv[1], "argument") == 0 ? print_argument() : act_as(argv[1]);
	SetEnvironmentVariableA("NOT_GIVEN", "yes");
	GetModuleFileNameA(NULL, path, sizeof(path));
	self = path;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
