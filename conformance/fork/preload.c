/*
 * Preloaded into a program, this starts it once up to main(), and then forks it for every run that
 * tsconform asks for. All that a program does before main() is then done once: loading, relocating,
 * initialising libraries. A program for which that could be wrong says nothing and goes on as usual.
 */
#define _GNU_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "conformance/run/fork_protocol.h"

typedef int main_function(int argc, char **argv, char **envp);
typedef int start_function(main_function *main, int argc, char **argv, void (*init)(void),
	void (*fini)(void), void (*rtld_fini)(void), void *stack_end);

/* As the C library declares it; the program's own call comes here. */
start_function __libc_start_main;

static main_function *program_main;
static char request[FORK_REQUEST_MAX];
static char *texts[4096];

/* --- Is the program one that can be forked? --- */

static size_t count_entries(const char *folder)
{
	DIR *entries = opendir(folder);
	size_t count = 0;

	while (entries && readdir(entries))
		count++;
	if (entries)
		closedir(entries);
	return count;
}

/* Besides "." and "..": the streams, the socket, and the folder that is being read. */
static bool has_usual_descriptors(void)
{
	return count_entries("/proc/self/fd") == 2 + 3 + 1 + 1;
}

static bool has_one_task(void)
{
	siginfo_t any;

	return count_entries("/proc/self/task") == 2 + 1 &&
	       waitid(P_ALL, 0, &any, WEXITED | WNOHANG | WNOWAIT) < 0;
}

static bool has_handlers(void)
{
	for (int number = 1; number < NSIG; number++) {
		struct sigaction action;

		if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_DFL &&
			action.sa_handler != SIG_IGN)
			return true;
	}
	return false;
}

/* A map that is written by all children at once. */
static bool has_shared_maps(void)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	char line[1024], rights[8];
	bool is_shared = !maps;

	while (maps && fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%*s %7s", rights) == 1 && rights[1] == 'w' && rights[3] == 's')
			is_shared = true;
	}
	if (maps)
		fclose(maps);
	return is_shared;
}

/* One constructor is the compiler's own; the C library and the loader may have more. */
static int has_constructors(struct dl_phdr_info *object, size_t size, void *ret_found)
{
	static const char *const trusted[] = {"/libc.so", "/libm.so", "/ld-linux", "linux-vdso"};
	const ElfW(Dyn) *entry = NULL;

	(void)size;
	for (size_t i = 0; i < sizeof(trusted) / sizeof(*trusted); i++) {
		if (strstr(object->dlpi_name, trusted[i]))
			return 0;
	}
	for (size_t i = 0; i < object->dlpi_phnum; i++) {
		if (object->dlpi_phdr[i].p_type == PT_DYNAMIC)
			entry = (const void *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
	}
	for (; entry && entry->d_tag != DT_NULL; entry++) {
		if (entry->d_tag == DT_INIT_ARRAYSZ && entry->d_un.d_val > sizeof(void *))
			*(bool *)ret_found = true;
	}
	return 0;
}

static bool can_fork(void)
{
	bool found = false;

	dl_iterate_phdr(has_constructors, &found);
	return !found && has_usual_descriptors() && has_one_task() && !has_handlers() &&
	       !has_shared_maps();
}

/* --- A child --- */

/* The kernel shows the environment that the server was started with, so that the mark is put there. */
static void show_mark(const char *mark)
{
	char *slot = getenv(FORK_MARK);

	if (!slot || strlen(mark) >= FORK_MARK_ROOM)
		return;
	slot -= strlen(FORK_MARK "=");
	memset(slot, 0, strlen(FORK_MARK "=") + FORK_MARK_ROOM);
	strcpy(slot, mark);
}

static void set_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool set_streams(const char *input, const int streams[2])
{
	int descriptor = open(input, O_RDONLY);

	return descriptor >= 0 && dup2(descriptor, STDIN_FILENO) >= 0 &&
	       dup2(streams[0], STDOUT_FILENO) >= 0 && dup2(streams[1], STDERR_FILENO) >= 0 &&
	       close(descriptor) == 0 && close(streams[0]) == 0 && close(streams[1]) == 0;
}

static void become_program(
	int socket, const struct fork_request *head, size_t count, const int streams[2])
{
	char **rest = texts + head->argument_count + 1 + head->environment_count + 1;
	const char *slash = strrchr(texts[0], '/');

	(void)count;
	close(socket);
	setsid();
	set_signals();
	prctl(PR_SET_PDEATHSIG, 0);
	show_mark(rest[2]);
	if (!set_streams(rest[0], streams) || (*rest[1] && chdir(rest[1]) < 0))
		_exit(127);
	environ = texts + head->argument_count + 1;
	program_invocation_name = texts[0];
	program_invocation_short_name = slash ? (char *)slash + 1 : texts[0];
	exit(program_main((int)head->argument_count, texts, environ));
}

/* --- The server --- */

/* Set `texts` to the arguments, NULL, the environment, NULL, and three more. False for a bad request. */
static bool read_texts(size_t length)
{
	const struct fork_request *head = (const void *)request;
	char *at = request + sizeof(*head), *end = request + length;
	size_t first = head->argument_count, second = first + 1 + head->environment_count;

	if (length < sizeof(*head) || second + 5 > sizeof(texts) / sizeof(*texts) || end[-1])
		return false;
	for (size_t i = 0; i < second + 4; i++) {
		texts[i] = NULL;
		if (i == first || i == second)
			continue;
		if (at >= end)
			return false;
		texts[i] = at;
		at += strlen(at) + 1;
	}
	return true;
}

/* A child of tsconform, not of this process: tsconform waits for it as for any process that it starts. */
static pid_t fork_sibling(void)
{
	int *thread = NULL;
	struct clone_args how = {.flags = CLONE_PARENT | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID};

	/* the C library remembers the thread's number, which is the child's own */
	if (prctl(PR_GET_TID_ADDRESS, &thread, 0, 0, 0) < 0)
		return -1;
	how.child_tid = (uintptr_t)thread;
	return (pid_t)syscall(SYS_clone3, &how, sizeof(how));
}

static ssize_t take_request(int socket, int streams[2])
{
	char control[CMSG_SPACE(2 * sizeof(int))];
	struct iovec part = {request, sizeof(request)};
	struct msghdr message = {.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control)};
	ssize_t length = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *head = length > 0 ? CMSG_FIRSTHDR(&message) : NULL;

	if (!head || head->cmsg_len != CMSG_LEN(2 * sizeof(int)) ||
		message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
		return -1;
	memcpy(streams, CMSG_DATA(head), 2 * sizeof(int));
	return length;
}

static void serve_requests(int socket)
{
	const struct fork_request *head = (const void *)request;
	uint32_t hello = FORK_HELLO;
	int streams[2];
	ssize_t length;

	if (send(socket, &hello, sizeof(hello), MSG_NOSIGNAL) < 0)
		_exit(1);
	while ((length = take_request(socket, streams)) > 0) {
		struct fork_answer answer = {-EINVAL};

		if (read_texts((size_t)length)) {
			answer.pid = fork_sibling();
			if (answer.pid == 0)
				become_program(socket, head, (size_t)length, streams);
			if (answer.pid < 0)
				answer.pid = -errno;
		}
		close(streams[0]);
		close(streams[1]);
		if (send(socket, &answer, sizeof(answer), MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

static int serve_or_run(int argc, char **argv, char **envp)
{
	const char *number = getenv(FORK_SOCKET);
	int socket = number ? atoi(number) : -1;

	if (socket < 0)
		return program_main(argc, argv, envp);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!can_fork())
		_exit(2);
	serve_requests(socket);
	return 0;
}

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void),
	void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
	union {
		void *symbol;
		start_function *start;
	} next = {dlsym(RTLD_NEXT, "__libc_start_main")};

	program_main = main;
	return next.start(serve_or_run, argc, argv, init, fini, rtld_fini, stack_end);
}
