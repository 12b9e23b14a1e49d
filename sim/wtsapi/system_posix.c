#include "sim/wtsapi/system.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/farm_pool.h"
#include "sim/wtsapi/own_session.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

static _Thread_local DWORD last_error;

DWORD GetLastError(void)
{
	return last_error;
}

void SetLastError(DWORD number)
{
	last_error = number;
}

uint32_t system_get_last_error(void)
{
	return GetLastError();
}

void system_set_last_error(uint32_t number)
{
	SetLastError(number);
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void system_lock(void)
{
	pthread_mutex_lock(&lock);
}

void system_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

/*
 * SQLite's connections must not cross a fork, nor may the lock be held in the child by a thread that it
 * does not have. What other threads have open at that moment is as with any library.
 */
static void before_fork(void)
{
	system_lock();
	farm_pool_clear();
}

static void after_fork(void)
{
	system_unlock();
	own_session_forked();
}

__attribute__((constructor)) static void load_library(void)
{
	pthread_atfork(before_fork, system_unlock, after_fork);
	own_session_load();
}

__attribute__((destructor)) static void close_farms(void)
{
	system_lock();
	farm_pool_clear();
	system_unlock();
}

void system_sleep(unsigned milliseconds)
{
	struct timespec time = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};

	nanosleep(&time, NULL);
}

struct thread {
	void (*run)(void *context);
	void *context;
};

static void *run_thread(void *argument)
{
	struct thread thread = *(struct thread *)argument;

	free(argument);
	thread.run(thread.context);
	return NULL;
}

bool system_start_thread(void (*run)(void *context), void *context)
{
	struct thread *thread = malloc(sizeof(*thread));
	sigset_t all, before;
	pthread_t started;
	int r;

	if (!thread)
		return false;
	*thread = (struct thread){run, context};
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	r = pthread_create(&started, NULL, run_thread, thread);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (r == 0)
		pthread_detach(started);
	else
		free(thread);
	return r == 0;
}

/* As a terminal that hangs up does; a program that heeds no signal has a second more. */
void system_end_process(void)
{
	kill(getpid(), SIGHUP);
	system_sleep(1000);
	kill(getpid(), SIGKILL);
}

bool system_reverses_lock_flags(void)
{
	return false;
}

static void stamp_one_file(const char *path, uint64_t *ret_parts)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return;
	ret_parts[0] = status.st_ino;
	ret_parts[1] = (uint64_t)status.st_size;
	ret_parts[2] = (uint64_t)status.st_mtim.tv_sec * 1000000000 + (uint64_t)status.st_mtim.tv_nsec;
}

/* With a write-ahead log the database itself stays as it is. */
void system_stamp_file(const char *path, struct system_stamp *ret_stamp)
{
	char log[CALL_VARIABLE_BYTES + 8];

	*ret_stamp = (struct system_stamp){{0}};
	snprintf(log, sizeof(log), "%s-wal", path);
	stamp_one_file(path, ret_stamp->parts);
	stamp_one_file(log, ret_stamp->parts + 3);
}

bool system_find_file(const char *path, struct system_file *ret_file)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return false;
	*ret_file = (struct system_file){status.st_dev, status.st_ino, status.st_mode};
	return true;
}

/* Outside Windows ANSI text is UTF-8. */
void system_ansi_to_wide(const char *ansi, size_t length, struct text *to)
{
	struct text ended = {0};

	text_add_bytes(&ended, ansi, length);
	charset_write(CHARSET_WIDE, text_string(&ended), to);
	to->failed |= ended.failed;
	text_deinit(&ended);
}

void system_wide_to_ansi(const char *wide, size_t length, struct text *to)
{
	charset_read(CHARSET_WIDE, wide, length, to);
}

size_t system_ansi_cut(const char *ansi, size_t most)
{
	return utf8_cut(ansi, most);
}
