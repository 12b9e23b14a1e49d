#include "sim/wtsapi/tests/support.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "base/file.h"

extern char **environ;

/* --- Threads --- */

struct thread {
	pthread_t id;
	void (*run)(void *context);
	void *context;
};

static void *run_thread(void *argument)
{
	struct thread *thread = argument;

	thread->run(thread->context);
	return NULL;
}

void *thread_start(void (*run)(void *context), void *context)
{
	struct thread *thread = calloc(1, sizeof(*thread));

	assert_non_null(thread);
	thread->run = run;
	thread->context = context;
	assert_int_equal(pthread_create(&thread->id, NULL, run_thread, thread), 0);
	return thread;
}

void thread_join(void *started)
{
	struct thread *thread = started;

	pthread_join(thread->id, NULL);
	free(thread);
}

/* --- Processes --- */

static pid_t child;

void child_start(const char *first, const char *second)
{
	child_start_program("wtsapi_child", first, second);
}

void child_start_program(const char *name, const char *first, const char *second)
{
	char path[512];
	char *words[] = {path, strdup(first), strdup(second), NULL};

	child_kill();
	assert_int_equal(file_program_folder(path, sizeof(path)), 0);
	strncat(path, "/", sizeof(path) - strlen(path) - 1);
	strncat(path, name, sizeof(path) - strlen(path) - 1);
	assert_int_equal(posix_spawn(&child, path, NULL, NULL, words, environ), 0);
	free(words[1]);
	free(words[2]);
}

int child_get_end(void)
{
	int status;

	if (waitpid(child, &status, WNOHANG) != child)
		return CHILD_RUNS;
	child = 0;
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP ? CHILD_AT_LOGOFF
								 : WEXITSTATUS(status);
}

void child_kill(void)
{
	if (child <= 0)
		return;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	child = 0;
}

/* --- The rest --- */

any_function library_find(const char *name)
{
	void *address = dlsym(RTLD_DEFAULT, name);
	any_function function;

	memcpy(&function, &address, sizeof(function));
	return function;
}

char *ansi_from_utf8(const char *utf8)
{
	return strdup(utf8);
}

void sleep_briefly(void)
{
	nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
}

HWND window_open(void)
{
	return (HWND)4711;
}

void window_close(HWND window)
{
	(void)window;
}

LONG unlocked_flag(void)
{
	return WTS_SESSIONSTATE_UNLOCK;
}
