/*
 * stop N FILE COMMAND...: run the command, and kill it with SIGKILL before the n-th system call that
 * changes something outside the process. With `all:N` every system call counts. FILE receives the
 * number of calls that were reached. N is 0: nothing is killed.
 *
 * Processes that the command started are left alone, as after any kill, and waited for. The exit
 * status is the command's own, or 128 and the signal; 125 says that this program failed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* PTRACE_GET_SYSCALL_INFO as the kernel declares it; glibc's header is older in some distributions. */
#define GET_SYSCALL_INFO 0x420e

enum {
	FAILED = 125,
	INFO_ENTRY = 1, /* of a system call */
	ORPHANS_SECONDS = 20
};

struct call {
	uint8_t kind, padding[3];
	uint32_t architecture;
	uint64_t instruction, stack;
	uint64_t number, arguments[6];
	uint64_t reserved[2];
};

struct run {
	pid_t child;
	bool counts_all;
	unsigned long limit, reached;
};

/* The calls that change files, locks or processes, and the end itself. */
static const long changes[] = {
	SYS_write,
	SYS_writev,
	SYS_pwrite64,
	SYS_pwritev,
	SYS_ftruncate,
	SYS_fsync,
	SYS_fdatasync,
	SYS_fallocate,
	SYS_fchmod,
	SYS_fchmodat,
	SYS_renameat,
	SYS_renameat2,
	SYS_unlinkat,
	SYS_linkat,
	SYS_symlinkat,
	SYS_mkdirat,
	SYS_copy_file_range,
	SYS_sendfile,
	SYS_clone,
#ifdef SYS_clone3
	SYS_clone3,
#endif
	SYS_execve,
	SYS_kill,
	SYS_exit_group,
#ifdef SYS_rename
	SYS_rename,
	SYS_unlink,
	SYS_link,
	SYS_symlink,
	SYS_mkdir,
	SYS_rmdir,
	SYS_chmod,
	SYS_fork,
	SYS_vfork,
#endif
};

static bool call_counts(const struct run *run, const struct call *call)
{
	long number = (long)call->number;

	if (run->counts_all)
		return true;
	if (number == SYS_openat)
		return call->arguments[2] & (O_CREAT | O_TRUNC);
#ifdef SYS_open
	if (number == SYS_open)
		return call->arguments[1] & (O_CREAT | O_TRUNC);
#endif
	/* locks of files */
	if (number == SYS_fcntl)
		return call->arguments[1] == F_SETLK || call->arguments[1] == F_SETLKW;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		if (changes[i] == number)
			return true;
	}
	return false;
}

/* The command stopped before or after a system call; is it time? */
static bool run_is_due(struct run *run)
{
	struct call call = {0};

	if (ptrace(GET_SYSCALL_INFO, run->child, sizeof(call), &call) <= 0 ||
		call.kind != INFO_ENTRY)
		return false;
	return call_counts(run, &call) && ++run->reached == run->limit;
}

/* The signal that the command continues with: none for stops that tracing causes. */
static int signal_of(int status)
{
	int number = WSTOPSIG(status);

	return number == (SIGTRAP | 0x80) || number == SIGTRAP || status >> 16 ? 0 : number;
}

/* Follow the command to its end; its wait status. */
static int follow_process(struct run *run)
{
	int status, passed = 0;

	for (;;) {
		if (ptrace(PTRACE_SYSCALL, run->child, 0, passed) != 0 && errno != ESRCH)
			exit(FAILED);
		if (waitpid(run->child, &status, 0) != run->child)
			exit(FAILED);
		if (!WIFSTOPPED(status))
			return status;
		passed = signal_of(status);
		if (WSTOPSIG(status) == (SIGTRAP | 0x80) && run_is_due(run)) {
			kill(run->child, SIGKILL);
			passed = 0;
		}
	}
}

static pid_t start_command(char **arguments)
{
	pid_t child = fork();

	if (child != 0)
		return child;
	if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
		_exit(FAILED);
	raise(SIGSTOP);
	execvp(arguments[0], arguments);
	_exit(127);
}

static bool write_number(const char *path, unsigned long number)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return false;
	fprintf(file, "%lu\n", number);
	return fclose(file) == 0;
}

/* Wait for what the command left, so that nothing of it changes a file later. */
static void wait_for_orphans(void)
{
	alarm(ORPHANS_SECONDS);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	alarm(0);
}

int main(int argc, char **argv)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	struct run run = {0};
	const char *limit = argc > 3 ? argv[1] : NULL;
	int status;

	if (!limit) {
		fprintf(stderr, "usage: stop [all:]N FILE COMMAND...\n");
		return 2;
	}
	run.counts_all = strncmp(limit, "all:", 4) == 0;
	run.limit = strtoul(limit + (run.counts_all ? 4 : 0), NULL, 10);
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	run.child = start_command(argv + 3);
	if (run.child < 0 || waitpid(run.child, &status, 0) != run.child || !WIFSTOPPED(status) ||
		ptrace(PTRACE_SETOPTIONS, run.child, 0, options) != 0) {
		fprintf(stderr, "stop: cannot trace '%s': %s\n", argv[3], strerror(errno));
		return FAILED;
	}
	status = follow_process(&run);
	wait_for_orphans();
	if (!write_number(argv[2], run.reached))
		return FAILED;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
