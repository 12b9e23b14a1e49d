/* A process that forks: each of both goes on calling, and neither disturbs the other's locks. */
#include "sim/wtsapi/tests/support.h"

#include <dirent.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool session_exists(DWORD session)
{
	CHAR *user;
	DWORD size;

	if (!WTSQuerySessionInformationA(NULL, session, WTSUserName, &user, &size))
		return false;
	WTSFreeMemory(user);
	return true;
}

/* The farm keeps a write-ahead log, where an open connection always has a lock. */
static void fork__both_call(void **state)
{
	int status;
	pid_t other;

	(void)state;
	same_number("log", run_sql(farm, "PRAGMA journal_mode = WAL"), 0);
	assert_true(session_exists(12));
	other = fork();
	if (other == 0)
		_exit(session_exists(12) && WTSLogoffSession(NULL, 12, TRUE) && !session_exists(12)
				? 0
				: 1);
	assert_true(other > 0);
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_int_equal(status, 0);
	assert_false(session_exists(12));
	DONE(WTSLogoffSession(NULL, 3, TRUE));
	assert_false(session_exists(3));
}

/* Does this process have the farm open? */
static bool has_open_farm(void)
{
	char path[300], target[512];
	const struct dirent *entry;
	bool found = false;
	DIR *files = opendir("/proc/self/fd");

	while (files && (entry = readdir(files))) {
		ssize_t length;

		snprintf(path, sizeof(path), "/proc/self/fd/%s", entry->d_name);
		length = readlink(path, target, sizeof(target) - 1);
		target[length > 0 ? length : 0] = '\0';
		found |= strstr(target, "/farm.db") != NULL;
	}
	if (files)
		closedir(files);
	return found;
}

/* SQLite: a connection must not be carried through a fork, not even to close it there. */
static void fork__takes_no_farm_along(void **state)
{
	int status;
	pid_t other;

	(void)state;
	farm = farm_free(farm);
	assert_true(session_exists(12));
	assert_true(has_open_farm());
	other = fork();
	if (other == 0)
		_exit(has_open_farm());
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(fork__both_call),
		IN_OFFICE(fork__takes_no_farm_along),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
