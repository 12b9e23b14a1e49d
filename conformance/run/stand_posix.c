#include "conformance/run/stand.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "conformance/run/interrupt.h"

extern char **environ;

/* What the pipe carries is the number of the error, or nothing once the command runs. */
static void become_command(const struct process_plan *plan, int to)
{
	sigset_t none;
	int error;

	/* SIGCHLD is blocked here, and debuggers wait for it */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	if (!plan->folder || chdir(plan->folder) == 0) {
		/* a name without a slash is looked up on the PATH of the plan */
		environ = (char **)(uintptr_t)plan->environment;
		execvp(plan->arguments[0], plan->arguments);
	}
	error = errno;
	_exit(write(to, &error, sizeof(error)) == (ssize_t)sizeof(error) ? 127 : 126);
}

/* A terminal that is gone, or a request to end, is passed on once. */
static int wait_for_end(pid_t pid, int *ret_status)
{
	bool is_told = false;
	int status;

	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return -errno;
		if (interrupt_seen() && !is_told)
			kill(pid, SIGHUP);
		is_told = is_told || interrupt_seen();
	}
	*ret_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return 0;
}

int stand_run(const struct process_plan *plan, int *ret_status)
{
	int ends[2], error = 0, r;
	pid_t pid;

	if (pipe(ends) < 0)
		return -errno;
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		become_command(plan, ends[1]);
	}
	r = pid < 0 ? -errno : 0;
	close(ends[1]);
	while (r == 0 && read(ends[0], &error, sizeof(error)) < 0) {
		if (errno != EINTR)
			r = -errno;
	}
	close(ends[0]);
	if (r == 0)
		r = wait_for_end(pid, ret_status);
	return r == 0 && error ? -error : r;
}
