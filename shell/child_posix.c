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

/* The program that runs, 0 for none, and the signal that came to end it and us; 0: none did. */
static volatile sig_atomic_t running, ending;

/* What ends us ends the program first, which nobody could end any more; not what is ignored. */
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
	/* what waits is to notice */
	struct sigaction action = {.sa_handler = note_interrupt};

	sigaction(SIGINT, &action, NULL);
	/* whoever reads our output may have enough of it: that is an error of writing, not our end */
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

static void pass_on(int number)
{
	ending = number;
	if (running)
		kill((pid_t)running, number);
}

static void begin_passing_on(void)
{
	struct sigaction action = {.sa_handler = pass_on};

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

/* Where the programs are: where they are installed among no others, or beside this one. */
static int find(const char *name, struct text *path)
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

/* Copies of the three that none of the three places is: putting one into its place keeps the others. */
static int keep_apart(const int descriptors[3], int kept[3])
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

static int spawn(
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
	int r = find(name, &path);

	if (r == 0)
		r = keep_apart(descriptors, kept);
	if (r != 0)
		return r;
	begin_passing_on();
	r = spawn(path.bytes, arguments, kept, &process);
	for (int i = 0; i < 3; i++)
		close(kept[i]);
	if (r != 0) {
		end_passing_on();
		return r;
	}
	running = process;
	/* it came before there was anything to pass it on to */
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
