#include "shell/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"

extern char **environ;

static volatile sig_atomic_t interrupted;

/* The running program, and the signal that ends it and us; 0: none. */
static volatile sig_atomic_t running, ending;

/* Signals that end us, and the program first. Those that are ignored stay so. */
static struct {
	int number;
	struct sigaction usual;
} passed_on[] = {{.number = SIGTERM}, {.number = SIGHUP}};

static void note_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

void child_catch_interrupts(void)
{
	/* without SA_RESTART, so that it ends waiting */
	struct sigaction action = {.sa_handler = note_interrupt};

	sigaction(SIGINT, &action, NULL);
	/* a reader that closes our output is an error of writing, not our end */
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
	sigaction(SIGQUIT, &action, NULL);
}

bool child_is_interrupted(void)
{
	return interrupted;
}

void child_forget_interrupt(void)
{
	interrupted = 0;
}

static void pass_signal_on(int number)
{
	ending = number;
	if (running)
		kill((pid_t)running, number);
}

static void begin_passing_on(void)
{
	struct sigaction action = {.sa_handler = pass_signal_on};

	for (size_t i = 0; i < ARRAY_SIZE(passed_on); i++) {
		sigaction(passed_on[i].number, NULL, &passed_on[i].usual);
		if (passed_on[i].usual.sa_handler != SIG_IGN)
			sigaction(passed_on[i].number, &action, NULL);
	}
}

static void end_passing_on(void)
{
	running = 0;
	for (size_t i = 0; i < ARRAY_SIZE(passed_on); i++)
		sigaction(passed_on[i].number, &passed_on[i].usual, NULL);
	if (ending)
		raise(ending);
}

/* Find the program where it is installed, or beside this one. */
static int find_program(const char *name, struct text *path)
{
	static const char *const places[] = {"/../libexec/tsfarm", ""};
	char folder[4096];
	int r = file_program_folder(folder, sizeof(folder));

	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(places); i++) {
		text_clear(path);
		text_printf(path, "%s%s/%s", folder, places[i], name);
		if (path->failed)
			return -ENOMEM;
		if (file_exists(path->bytes))
			return 0;
	}
	return r == 0 ? -ENOENT : r;
}

/* Copy the descriptors to others than 0, 1 and 2, so that no dup2() overwrites one of them. */
static int copy_descriptors(const int descriptors[3], int kept[3])
{
	for (int i = 0; i < 3; i++) {
		kept[i] = fcntl(descriptors[i], F_DUPFD_CLOEXEC, 3);
		if (kept[i] >= 0)
			continue;
		while (i-- > 0)
			close(kept[i]);
		return -errno;
	}
	return 0;
}

static int spawn_program(
	const char *path, char *const *arguments, const int descriptors[3], pid_t *ret_process)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int r = posix_spawn_file_actions_init(&actions);

	if (r != 0)
		return -r;
	r = posix_spawnattr_init(&attributes);
	if (r != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return -r;
	}
	sigemptyset(&usual);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGQUIT);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	for (int i = 0; r == 0 && i < 3; i++)
		r = posix_spawn_file_actions_adddup2(&actions, descriptors[i], i);
	if (r == 0)
		r = posix_spawn(ret_process, path, &actions, &attributes, arguments, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return -r;
}

int child_start(
	const char *name, char *const *arguments, const int descriptors[3], intptr_t *ret_process)
{
	cleanup(text_deinit) struct text path = {0};
	int kept[3];
	pid_t process;
	int r = find_program(name, &path);

	if (r == 0)
		r = copy_descriptors(descriptors, kept);
	if (r != 0)
		return r;
	begin_passing_on();
	r = spawn_program(path.bytes, arguments, kept, &process);
	for (int i = 0; i < 3; i++)
		close(kept[i]);
	if (r != 0) {
		end_passing_on();
		return r;
	}
	running = process;
	/* the signal came before the program was there */
	if (ending)
		kill(process, ending);
	*ret_process = process;
	return 0;
}

int child_make_pipe(int ret_ends[2])
{
	if (pipe(ret_ends) != 0)
		return -errno;
	for (int i = 0; i < 2; i++)
		fcntl(ret_ends[i], F_SETFD, FD_CLOEXEC);
	return 0;
}

int child_wait(intptr_t process, int *ret_status)
{
	int status, r = 0;

	while (r == 0 && waitpid((pid_t)process, &status, 0) < 0)
		r = errno == EINTR ? 0 : -errno;
	end_passing_on();
	if (r != 0)
		return r;
	*ret_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	return 0;
}
