#include "sim/wtsapi/system.h"

#include <pthread.h>
#include <sys/stat.h>
#include <time.h>

#include "base/utf8.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/farm_pool.h"
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

__attribute__((constructor)) static void watch_forks(void)
{
	pthread_atfork(before_fork, system_unlock, system_unlock);
}

__attribute__((destructor)) static void close_farms(void)
{
	system_lock();
	farm_pool_clear();
	system_unlock();
}

/* Who started the program ends it, or not. */
void system_session_ended(void)
{
}

void system_sleep(unsigned milliseconds)
{
	struct timespec time = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};

	nanosleep(&time, NULL);
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
