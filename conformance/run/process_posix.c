/* pipe2(), ppoll() and posix_spawn_file_actions_addchdir_np() */
#define _GNU_SOURCE

#include "conformance/run/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "conformance/run/fork_server.h"
#include "conformance/run/strays.h"

/* More processes than anybody runs side by side. */
enum {
	PROCESSES_MAX = 256
};

enum {
	/* milliseconds that the ending of a killed process, or of all that it left behind, may take */
	ENDING_MAX = 30000
};

/* The end of a child interrupts the waiting, and only the waiting: SIGCHLD is blocked elsewhere. */
static void note_child(int number)
{
	(void)number;
}

int process_watch(void)
{
	struct sigaction action = {.sa_handler = note_child};
	sigset_t children;

	sigemptyset(&action.sa_mask);
	sigemptyset(&children);
	sigaddset(&children, SIGCHLD);
	if (sigaction(SIGCHLD, &action, NULL) < 0 || sigprocmask(SIG_BLOCK, &children, NULL) < 0)
		return -errno;
	/* what a subject leaves behind becomes our child, and is found by its mark or at the end */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	return 0;
}

/* --- Starting --- */

static void close_pipe(int pipe[2])
{
	for (int i = 0; i < 2; i++) {
		if (pipe[i] >= 0)
			close(pipe[i]);
		pipe[i] = -1;
	}
}

static int add_actions(
	posix_spawn_file_actions_t *actions, const struct process_plan *plan, int out, int err)
{
	int r = posix_spawn_file_actions_addopen(
		actions, STDIN_FILENO, plan->input ? plan->input : "/dev/null", O_RDONLY, 0);

	if (r == 0)
		r = posix_spawn_file_actions_adddup2(actions, out, STDOUT_FILENO);
	if (r == 0)
		r = posix_spawn_file_actions_adddup2(actions, err, STDERR_FILENO);
	if (r == 0 && plan->folder)
		r = posix_spawn_file_actions_addchdir_np(actions, plan->folder);
	return r;
}

static int spawn_process(struct process *process, const struct process_plan *plan, int out, int err)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	int r;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGCHLD);
	sigaddset(&usual, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	/* without a terminal, which it would share with us */
	posix_spawnattr_setflags(
		&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	r = add_actions(&actions, plan, out, err);
	if (r == 0)
		r = posix_spawnp(&process->pid, plan->arguments[0], &actions, &attributes,
			plan->arguments, plan->environment ? plan->environment : environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return r;
}

/* A machine that is full is no fault of the subject. */
static bool is_ours_to_mend(int error)
{
	return error == EAGAIN || error == ENOMEM || error == EMFILE || error == ENFILE;
}

int process_start(struct process *process, const struct process_plan *plan)
{
	int out[2] = {-1, -1}, err[2] = {-1, -1};
	int r = 1;

	*process = (struct process){.streams = {-1, -1}, .mark = plan->mark};
	if (pipe2(out, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0) {
		r = -errno;
		close_pipe(out);
		return r;
	}
	process->deadline = machine_clock_ms() + plan->time_limit * 1000ull;
	if (plan->servers)
		r = fork_servers_start(plan->servers, plan, out[1], err[1], &process->pid);
	if (r != 0)
		r = spawn_process(process, plan, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	process->streams[0] = out[0];
	process->streams[1] = err[0];
	fcntl(out[0], F_SETFL, O_NONBLOCK);
	fcntl(err[0], F_SETFL, O_NONBLOCK);
	if (r == 0)
		return 0;
	close_pipe(process->streams);
	process->pid = 0;
	process->end = PROCESS_NOT_STARTED;
	process->code = r;
	return is_ours_to_mend(r) ? -r : 0;
}

/* --- Ending --- */

/* Take what it printed. What the machine cannot read or keep is noted, and never judged. */
static void drain_stream(struct process *process, int stream)
{
	struct text *output = &process->output[stream];
	char chunk[16384];
	size_t room;
	ssize_t got;

	while (process->streams[stream] >= 0) {
		got = read(process->streams[stream], chunk, sizeof(chunk));
		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (got < 0)
			process->trouble = -errno;
		room = PROCESS_OUTPUT_MAX - output->length;
		if (got > 0)
			text_add_bytes(output, chunk, (size_t)got < room ? (size_t)got : room);
		if (output->failed)
			process->trouble = -ENOMEM;
		if (got > 0 && (size_t)got <= room)
			continue;
		if (got > 0)
			process->end = PROCESS_PRINTED_TOO_MUCH;
		close(process->streams[stream]);
		process->streams[stream] = -1;
	}
}

static uint64_t ending_limit(void)
{
	return machine_clock_ms() + ENDING_MAX;
}

static int kill_and_wait(const struct process *process)
{
	kill(-process->pid, SIGKILL);
	return strays_wait_for_child(process->pid, ending_limit());
}

/* End what the process left: it would spoil the next scenario. */
static void end_rest(const struct process *process)
{
	strays_end_group(process->pid, ending_limit());
	if (process->mark)
		strays_end(process->mark, ending_limit());
}

static void finish_process(struct process *process, int status)
{
	end_rest(process);
	process->pid = 0;
	drain_stream(process, 0);
	drain_stream(process, 1);
	close_pipe(process->streams);
	if (process->end != PROCESS_RUNNING)
		return;
	process->end = WIFEXITED(status) ? PROCESS_EXITED : PROCESS_CRASHED;
	process->code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
}

static void reap_process(struct process *process)
{
	int status;

	if (process->pid && waitpid(process->pid, &status, WNOHANG) == process->pid)
		finish_process(process, status);
}

/* End what runs too long or prints too much, and wait for it: a killed process ends soon. */
static void enforce_limits(struct process *process, uint64_t now)
{
	if (!process->pid)
		return;
	if (now >= process->deadline && process->end == PROCESS_RUNNING)
		process->end = PROCESS_TIMED_OUT;
	if (process->end == PROCESS_RUNNING)
		return;
	finish_process(process, kill_and_wait(process));
}

/* --- Waiting --- */

static uint64_t until_deadline(struct process *const *processes, size_t count, uint64_t most)
{
	uint64_t now = machine_clock_ms(), wait = most;

	for (size_t i = 0; i < count; i++) {
		uint64_t left = processes[i]->deadline > now ? processes[i]->deadline - now : 0;

		if (processes[i]->pid && left < wait)
			wait = left;
	}
	return wait;
}

static nfds_t gather_streams(struct process *const *processes, size_t count, struct pollfd *waited)
{
	nfds_t streams = 0;

	for (size_t i = 0; i < count; i++) {
		for (int stream = 0; stream < 2; stream++) {
			if (processes[i]->streams[stream] >= 0)
				waited[streams++] =
					(struct pollfd){processes[i]->streams[stream], POLLIN, 0};
		}
	}
	return streams;
}

static bool is_ours(struct process *const *processes, size_t count, pid_t pid)
{
	for (size_t i = 0; i < count; i++) {
		if (processes[i]->pid == pid)
			return true;
	}
	return false;
}

/* What subjects left behind and has ended meanwhile would stay in the machine's table. */
static void reap_strays(struct process *const *processes, size_t count)
{
	siginfo_t ended = {0};

	while (waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid &&
		!is_ours(processes, count, ended.si_pid)) {
		waitpid(ended.si_pid, NULL, 0);
		ended.si_pid = 0;
	}
}

int process_wait(struct process *const *processes, size_t count, uint64_t most)
{
	struct pollfd waited[2 * PROCESSES_MAX];
	uint64_t wait = until_deadline(processes, count, most);
	struct timespec limit = {(time_t)(wait / 1000), (long)(wait % 1000) * 1000000};
	sigset_t none;
	int r = 0;

	sigemptyset(&none);
	if (ppoll(waited, gather_streams(processes, count, waited), &limit, &none) < 0 &&
		errno != EINTR)
		return -errno;
	for (size_t i = 0; i < count; i++) {
		drain_stream(processes[i], 0);
		drain_stream(processes[i], 1);
		reap_process(processes[i]);
		enforce_limits(processes[i], machine_clock_ms());
		if (r == 0)
			r = processes[i]->trouble;
	}
	reap_strays(processes, count);
	return r;
}

void process_deinit(struct process *process)
{
	if (process->pid) {
		kill_and_wait(process);
		end_rest(process);
	}
	process->pid = 0;
	close_pipe(process->streams);
	text_deinit(&process->output[0]);
	text_deinit(&process->output[1]);
}

void process_end_strays(void)
{
	strays_end(NULL, ending_limit());
}

/* --- The machine --- */

void process_print_crash(int code, struct text *to)
{
	text_printf(to, "signal %d, %s", code, strsignal(code));
}

bool process_is_on_path(const char *name)
{
	const char *path = getenv("PATH");
	cleanup(text_deinit) struct text file = {0};

	for (const char *at = path ? path : disk_usual_path; *at; at += *at == ':') {
		size_t length = strcspn(at, ":");

		text_clear(&file);
		text_printf(&file, "%.*s/%s", (int)length, length ? at : ".", name);
		if (access(text_string(&file), X_OK) == 0 && !file_is_folder(file.bytes))
			return true;
		at += length;
	}
	return false;
}

bool process_may_start(const char *path)
{
	return access(path, X_OK) == 0;
}

size_t process_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : (size_t)count;
}

size_t process_most(void)
{
	return PROCESSES_MAX;
}
