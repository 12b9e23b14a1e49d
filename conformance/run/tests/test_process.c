/* Processes: the test program itself is what it starts, where a shell cannot do it. */
/* memfd_create() */
#define _GNU_SOURCE

#include "conformance/run/tests/process_support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"

enum {
	PROCESSES = 2000,
	SIDE_BY_SIDE = 3,
	/* bytes, and how often they are mapped */
	HEAVY_SIZE = 1 << 26,
	HEAVY_TIMES = 16
};

static const char *const environment[] = {
	"TSCONFORM_PLACE=here", "PATH=/usr/bin:/bin", "GIVEN=yes", NULL};
static const char *self;
static struct process processes[SIDE_BY_SIDE];

static int setup(void **state)
{
	(void)state;
	for (size_t i = 0; i < SIDE_BY_SIDE; i++)
		processes[i] = (struct process){.streams = {-1, -1}};
	return process_watch();
}

static int teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < SIDE_BY_SIDE; i++)
		process_deinit(&processes[i]);
	process_end_strays();
	return 0;
}

/* --- Helpers --- */

/* The first process has a mark, the others have none. */
static void start_process(
	struct process *process, const char *const *arguments, unsigned time_limit)
{
	bool marked = process == &processes[0];
	const struct process_plan plan = {.arguments = (char *const *)arguments,
		.environment = (char *const *)environment + !marked,
		.time_limit = time_limit,
		.mark = marked ? environment[0] : NULL};

	same_number(arguments[0], process_start(process, &plan), 0);
}

static void start_script(struct process *process, const char *script, unsigned time_limit)
{
	start_process(process, (const char *[]){"sh", "-c", script, NULL}, time_limit);
}

/* Is the process there, running or not yet reaped? */
static bool is_there(pid_t pid)
{
	return kill(pid, 0) == 0 || errno != ESRCH;
}

static pid_t printed_pid(const struct process *process)
{
	pid_t pid = (pid_t)atol(text_string(&process->output[0]));

	assert_true(pid > 0);
	return pid;
}

static size_t open_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	size_t count = 0;

	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static rlim_t lowest_free_descriptor(void)
{
	int descriptor = dup(STDOUT_FILENO);

	close(descriptor);
	return (rlim_t)descriptor;
}

/* --- Ends --- */

static void process_wait__tells_how_it_ended(void **state)
{
	static const struct {
		const char *script;
		enum process_end end;
		int code;
		const char *out, *err;
	} rows[] = {
		{"exit 0", PROCESS_EXITED, 0, "", ""},
		{"exit 1", PROCESS_EXITED, 1, "", ""},
		{"exit 255", PROCESS_EXITED, 255, "", ""},
		{"echo one; echo two >&2; exit 3", PROCESS_EXITED, 3, "one\n", "two\n"},
		{"printf '\\377\\r\\n'", PROCESS_EXITED, 0, "\xFF\r\n", ""},
		{"echo $GIVEN $HOME", PROCESS_EXITED, 0, "yes\n", ""},
		{"cat; echo end", PROCESS_EXITED, 0, "end\n", ""},
		{"kill -SEGV $$", PROCESS_CRASHED, SIGSEGV, "", ""},
		{"echo last; kill -KILL $$", PROCESS_CRASHED, SIGKILL, "last\n", ""},
		{"kill -PIPE $$", PROCESS_CRASHED, SIGPIPE, "", ""},
		{"exec >&- 2>&-; exit 4", PROCESS_EXITED, 4, "", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_script(&processes[0], rows[i].script, 60);
		wait_for(&processes[0]);
		same_end(rows[i].script, &processes[0], rows[i].end, rows[i].code);
		same_text(rows[i].script, text_string(&processes[0].output[0]), rows[i].out);
		same_text(rows[i].script, text_string(&processes[0].output[1]), rows[i].err);
		process_deinit(&processes[0]);
	}
}

/* A signal that we ignore or block is as usual for what we start. */
static void process_start__gives_usual_signals(void **state)
{
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	start_script(&processes[0], "kill -PIPE $$; echo ignored", 60);
	wait_for(&processes[0]);
	signal(SIGPIPE, SIG_DFL);
	same_end("pipe", &processes[0], PROCESS_CRASHED, SIGPIPE);
	process_deinit(&processes[0]);
	start_process(
		&processes[0], (const char *[]){"grep", "^SigBlk", "/proc/self/status", NULL}, 60);
	wait_for(&processes[0]);
	same_text("mask", text_string(&processes[0].output[0]), "SigBlk:\t0000000000000000\n");
}

static void process_start__says_why_it_cannot(void **state)
{
	static const struct {
		const char *program;
		int error;
	} rows[] = {
		{"no-such-program-at-all", ENOENT},
		{"/no/such/program", ENOENT},
		{"/etc/passwd", EACCES},
		{"/etc", EACCES},
		{"/etc/passwd/x", ENOTDIR},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_process(&processes[0], (const char *[]){rows[i].program, NULL}, 60);
		same_end(rows[i].program, &processes[0], PROCESS_NOT_STARTED, rows[i].error);
		same_number("pid", processes[0].pid, 0);
		process_deinit(&processes[0]);
	}
}

/* A file on its standard input, and a folder that it starts in. */
static void process_start__gives_input_and_a_folder(void **state)
{
	static const char *const arguments[] = {"sh", "-c", "cat; pwd", NULL};
	struct folder folder;
	struct process_plan plan = {.arguments = (char *const *)arguments,
		.environment = (char *const *)environment,
		.time_limit = 60};

	(void)state;
	folder_make(&folder);
	write_file(folder_file(&folder, "input"), "typed\n", 6);
	plan.folder = folder.path;
	plan.input = folder_file(&folder, "input");
	same_number("start", process_start(&processes[0], &plan), 0);
	wait_for(&processes[0]);
	same_end("cat", &processes[0], PROCESS_EXITED, 0);
	assert_memory_equal(text_string(&processes[0].output[0]), "typed\n", 6);
	assert_non_null(strstr(text_string(&processes[0].output[0]), strrchr(folder.path, '/')));
	process_deinit(&processes[0]);
	plan.input = "/no/such/input";
	same_number("start", process_start(&processes[0], &plan), 0);
	same_end("input", &processes[0], PROCESS_NOT_STARTED, ENOENT);
	plan.input = NULL;
	plan.folder = "/no/such/folder";
	same_number("start", process_start(&processes[0], &plan), 0);
	same_end("folder", &processes[0], PROCESS_NOT_STARTED, ENOENT);
	folder_remove(&folder);
}

/* A machine without room is the harness's trouble, and nothing stays open. */
static void process_start__without_descriptors_fails_itself(void **state)
{
	struct rlimit usual, few;
	const struct process_plan plan = {
		.arguments = (char *const[]){(char *)(uintptr_t) "true", NULL},
		.environment = (char *const *)environment,
		.time_limit = 60};

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
	few = usual;
	/* from none to enough for one pipe and for both */
	for (rlim_t room = 0; room < 4; room++) {
		size_t before = open_descriptors();
		int r;

		few.rlim_cur = lowest_free_descriptor() + room;
		setrlimit(RLIMIT_NOFILE, &few);
		r = process_start(&processes[0], &plan);
		setrlimit(RLIMIT_NOFILE, &usual);
		same_number("process_start", r, -EMFILE);
		process_deinit(&processes[0]);
		same_number("open descriptors", (long long)open_descriptors(), (long long)before);
	}
}

/* --- Limits --- */

static void process_wait__ends_what_takes_too_long(void **state)
{
	uint64_t begin = machine_clock_ms();

	(void)state;
	start_script(
		&processes[0], "trap '' TERM INT HUP; echo begun; while :; do sleep 600; done", 1);
	wait_for(&processes[0]);
	same_end("time limit", &processes[0], PROCESS_TIMED_OUT, 0);
	same_text("said before", text_string(&processes[0].output[0]), "begun\n");
	assert_true(machine_clock_ms() - begin >= 1000);
	assert_true(machine_clock_ms() - begin < 20000);
}

/* It shares no terminal with us, and cannot hide in our group. */
static void process_start__gives_a_session_of_its_own(void **state)
{
	(void)state;
	start_process(&processes[0], (const char *[]){self, "leave-group", NULL}, 60);
	wait_for(&processes[0]);
	same_end("leader", &processes[0], PROCESS_EXITED, 0);
}

static void process_wait__ends_what_prints_too_much(void **state)
{
	static const struct {
		const char *script;
		enum process_end end;
	} rows[] = {
		{"yes", PROCESS_PRINTED_TOO_MUCH},
		{"yes >&2", PROCESS_PRINTED_TOO_MUCH},
		{"head -c 1048576 /dev/zero", PROCESS_EXITED},
		{"head -c 1048576 /dev/zero; head -c 1048576 /dev/zero >&2", PROCESS_EXITED},
		{"head -c 1048577 /dev/zero; sleep 600", PROCESS_PRINTED_TOO_MUCH},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start_script(&processes[0], rows[i].script, 60);
		wait_for(&processes[0]);
		same_end(rows[i].script, &processes[0], rows[i].end, 0);
		/* as much as there is room for, on every run */
		same_number(rows[i].script,
			(long long)(processes[0].output[0].length | processes[0].output[1].length),
			PROCESS_OUTPUT_MAX);
		process_deinit(&processes[0]);
	}
}

/* --- What stays behind --- */

static void process_wait__ends_the_group_with_its_leader(void **state)
{
	uint64_t begin = machine_clock_ms();

	(void)state;
	/* it holds on to the streams: nobody waits for it to let them go */
	start_script(&processes[0], "sleep 600 & echo $!", 60);
	wait_for(&processes[0]);
	same_end("leader", &processes[0], PROCESS_EXITED, 0);
	assert_true(machine_clock_ms() - begin < 30000);
	assert_false(is_there(printed_pid(&processes[0])));
}

static void process_wait__ends_the_group_at_the_time_limit(void **state)
{
	(void)state;
	start_script(&processes[0], "sleep 600 & echo $!; wait", 1);
	wait_for(&processes[0]);
	same_end("leader", &processes[0], PROCESS_TIMED_OUT, 0);
	assert_false(is_there(printed_pid(&processes[0])));
}

static void process_deinit__ends_what_runs(void **state)
{
	pid_t leader;

	(void)state;
	start_script(&processes[0], "sleep 600 & wait", 60);
	leader = processes[0].pid;
	process_deinit(&processes[0]);
	assert_false(is_there(leader));
}

/*
 * A stray has a session of its own unless it is grouped, and a child, which becomes ours when the stray
 * ends. stay_as_stray() describes each `how`.
 */
static void leave_strays(struct process *process, const char *how, pid_t ret_strays[2])
{
	char *behind;

	start_process(process, (const char *[]){self, "stray", how, NULL}, 60);
	wait_for(process);
	same_end(how, process, PROCESS_EXITED, 0);
	ret_strays[0] = (pid_t)strtol(text_string(&process->output[0]), &behind, 10);
	ret_strays[1] = (pid_t)strtol(behind, NULL, 10);
	assert_true(ret_strays[0] > 0 && ret_strays[1] > 0);
}

static void none_is_there(const char *label, const pid_t strays[2])
{
	cleanup(text_deinit) struct text state = {0};
	char path[48];

	for (size_t i = 0; i < 2; i++) {
		if (!is_there(strays[i]))
			continue;
		snprintf(path, sizeof(path), "/proc/%ld/stat", (long)strays[i]);
		file_read(path, &state);
		fail_msg("%s: stray %zu is still there: %s", label, i, text_string(&state));
	}
}

/* The group has ended when the leader has, even if no process of it has a mark. */
static void process_wait__waits_for_the_whole_group(void **state)
{
	pid_t strays[2];

	(void)state;
	leave_strays(&processes[1], "grouped", strays);
	none_is_there("grouped", strays);
}

/* Once the process has ended, nothing that bears its mark is there any more. */
static void process_wait__ends_what_bears_the_mark(void **state)
{
	static const char *const rows[] = {"marked", "heavy", "threaded"};
	pid_t strays[2];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		leave_strays(&processes[0], rows[i], strays);
		none_is_there(rows[i], strays);
		process_deinit(&processes[0]);
	}
}

static void process_wait__leaves_other_marks_alone(void **state)
{
	pid_t strays[2];

	(void)state;
	leave_strays(&processes[0], "other", strays);
	assert_true(is_there(strays[0]));
	assert_true(is_there(strays[1]));
}

static void process_deinit__ends_what_bears_the_mark(void **state)
{
	pid_t stray;

	(void)state;
	start_process(&processes[0], (const char *[]){self, "stray", "stay", NULL}, 60);
	while (!processes[0].output[0].length)
		same_number("process_wait",
			process_wait((struct process *[]){&processes[0]}, 1, 1000), 0);
	stray = printed_pid(&processes[0]);
	process_deinit(&processes[0]);
	assert_false(is_there(stray));
}

static void process_end_strays__ends_them_and_their_children(void **state)
{
	pid_t strays[2];

	(void)state;
	leave_strays(&processes[0], "other", strays);
	process_end_strays();
	none_is_there("other", strays);
	assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}

/* --- Many --- */

static void process_wait__waits_for_several(void **state)
{
	struct process *all[SIDE_BY_SIDE];
	bool running = true;

	(void)state;
	for (size_t i = 0; i < SIDE_BY_SIDE; i++)
		all[i] = &processes[i];
	start_script(&processes[0], "sleep 0.2; exit 1", 60);
	start_script(&processes[1], "exit 2", 60);
	start_script(&processes[2], "echo x; exit 3", 60);
	while (running) {
		same_number("process_wait", process_wait(all, SIDE_BY_SIDE, 1000), 0);
		running = false;
		for (size_t i = 0; i < SIDE_BY_SIDE; i++)
			running |= processes[i].pid != 0;
	}
	for (size_t i = 0; i < SIDE_BY_SIDE; i++)
		same_end("one of several", &processes[i], PROCESS_EXITED, (int)i + 1);
	same_text("output", text_string(&processes[2].output[0]), "x\n");
}

static void process_wait__returns_when_nothing_happens(void **state)
{
	struct process *process = &processes[0];
	uint64_t begin;

	(void)state;
	start_script(process, "sleep 600", 60);
	begin = machine_clock_ms();
	same_number("process_wait", process_wait(&process, 1, 50), 0);
	assert_true(machine_clock_ms() - begin < 10000);
	assert_true(process->pid != 0);
}

static void process_start__keeps_nothing_open(void **state)
{
	size_t before = open_descriptors();

	(void)state;
	for (size_t i = 0; i < PROCESSES; i++) {
		/* some cannot be started, and some leave a child in the background */
		if (i % 100 == 1)
			start_process(
				&processes[0], (const char *[]){"/no/such/program", NULL}, 60);
		else if (i % 100 == 2)
			start_script(&processes[0], "sleep 600 &", 60);
		else
			start_process(&processes[0], (const char *[]){"true", NULL}, 60);
		wait_for(&processes[0]);
		process_deinit(&processes[0]);
	}
	same_number("open descriptors", (long long)open_descriptors(), (long long)before);
	process_end_strays();
	assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}

/* --- What the test program is as a subject --- */

static int leave_group(void)
{
	if (getsid(0) != getpid() || open("/dev/tty", O_RDWR) >= 0)
		return 98;
	return setpgid(0, getpgid(getppid())) == 0 ? 99 : 0;
}

/* How a stray is started: as the same program again, with the mark, or with another. */
static void be_stray(const char *how, int told)
{
	bool other = strcmp(how, "other") == 0;
	char number[16];

	snprintf(number, sizeof(number), "%d", told);
	if (strcmp(how, "grouped") != 0)
		setsid();
	execle(self, self, "be-stray", how, number, (char *)NULL,
		(char *const[]){(char *)(uintptr_t)(other ? "TSCONFORM_PLACE=there"
							  : "TSCONFORM_PLACE=here"),
			NULL});
	_exit(99);
}

/* Map so many pages that the system needs a while to release them when the process ends. */
static void become_heavy(void)
{
	int file = memfd_create("heavy", MFD_CLOEXEC);

	if (file < 0 || ftruncate(file, HEAVY_SIZE) != 0)
		_exit(99);
	for (int i = 0; i < HEAVY_TIMES; i++)
		mmap(NULL, HEAVY_SIZE, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
}

static void *pause_for_ever(void *nothing)
{
	for (;;)
		pause();
	return nothing;
}

/*
 * Tell both numbers, and stay. The first thread of a threaded stray ends, and the second stays. The
 * child of a heavy or grouped one takes long to end, and has no environment meanwhile.
 */
static int stay_as_stray(const char *how, int told)
{
	pid_t parent = getpid();
	pthread_t second;

	if (fork() == 0) {
		if (strcmp(how, "heavy") == 0 || strcmp(how, "grouped") == 0)
			become_heavy();
		printf("%ld %ld", (long)parent, (long)getpid());
		fflush(stdout);
		if (write(told, "x", 1) != 1)
			return 99;
	}
	if (strcmp(how, "threaded") == 0 &&
		pthread_create(&second, NULL, pause_for_ever, NULL) == 0)
		pthread_exit(NULL);
	pause_for_ever(NULL);
	return 0;
}

static int leave_stray(const char *how)
{
	int told[2];
	char done;

	if (pipe(told) != 0)
		return 99;
	if (fork() == 0)
		be_stray(how, told[1]);
	if (read(told[0], &done, 1) != 1)
		return 99;
	while (strcmp(how, "stay") == 0)
		pause();
	return 0;
}

static int be_subject(char **arguments)
{
	if (strcmp(arguments[1], "stray") == 0)
		return leave_stray(arguments[2]);
	if (strcmp(arguments[1], "be-stray") == 0)
		return stay_as_stray(arguments[2], atoi(arguments[3]));
	return leave_group();
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(process_wait__tells_how_it_ended),
		TEST(process_start__gives_usual_signals),
		TEST(process_start__says_why_it_cannot),
		TEST(process_start__gives_input_and_a_folder),
		TEST(process_start__without_descriptors_fails_itself),
		TEST(process_wait__ends_what_takes_too_long),
		TEST(process_start__gives_a_session_of_its_own),
		TEST(process_wait__ends_what_prints_too_much),
		TEST(process_wait__ends_the_group_with_its_leader),
		TEST(process_wait__ends_the_group_at_the_time_limit),
		TEST(process_wait__waits_for_the_whole_group),
		TEST(process_deinit__ends_what_runs),
		TEST(process_wait__ends_what_bears_the_mark),
		TEST(process_wait__leaves_other_marks_alone),
		TEST(process_deinit__ends_what_bears_the_mark),
		TEST(process_end_strays__ends_them_and_their_children),
		TEST(process_wait__waits_for_several),
		TEST(process_wait__returns_when_nothing_happens),
		TEST(process_start__keeps_nothing_open),
	};

	self = argv[0];
	if (argc > 1)
		return be_subject(argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
