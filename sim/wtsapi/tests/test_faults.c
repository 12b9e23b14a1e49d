/* What a call answers when the farm cannot be used, and when the environment names none. */
#include "sim/wtsapi/tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"

/* Every function that uses the farm gives the number, and no result. */
static void all_fail(const char *label, DWORD number)
{
	DWORD level = 1;

	about(label);
	BOTH_REFUSED(number, WTSEnumerateServers, (NULL, 0, 1, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateSessions, (NULL, 0, 1, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateSessionsEx, (NULL, &level, 0, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateProcesses, (NULL, 0, 1, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateProcessesEx, (NULL, &level, 12, ROWS, COUNT));
	BOTH_REFUSED(number, WTSQuerySessionInformation, (NULL, 12, WTSUserName, ROWS, COUNT));
	REFUSED(number, WTSSendMessageW(NULL, 12, W(""), 0, W("x"), 2, 0, 0, COUNT, TRUE));
	REFUSED(number,
		WTSSendMessageA(NULL, 12, to_ansi("x"), 0, to_ansi("x"), 1, 0, 0, COUNT, TRUE));
	REFUSED(number, WTSConnectSessionW(14, 12, W(""), TRUE));
	REFUSED(number, WTSConnectSessionA(14, 12, to_ansi("x"), TRUE));
	REFUSED(number, WTSLogoffSession(NULL, 12, TRUE));
	REFUSED(number, WTSDisconnectSession(NULL, 12, TRUE));
	REFUSED(number, WTSTerminateProcess(NULL, 120, 0));
	REFUSED(number, WTSWaitSystemEvent(NULL, WTS_EVENT_ALL, COUNT));
	same_number("level", level, 1);
}

static void use_file(const char *name)
{
	same_number(name, environment_set("TSFARM_DB", folder_file(&folder, name)), 0);
}

/* --- The file --- */

static void farm__missing(void **state)
{
	(void)state;
	use_file("missing.db");
	all_fail("missing", 2);
	use_file("missing/farm.db");
	all_fail("folder missing", 2);
}

static void farm__another_file(void **state)
{
	(void)state;
	write_file(folder_file(&folder, "text"), "servers:\n  WF12:\n", 17);
	use_file("text");
	all_fail("a text", 11);
	write_file(folder_file(&folder, "empty"), "", 0);
	use_file("empty");
	all_fail("empty", 11);
}

static void farm__a_folder(void **state)
{
	(void)state;
	same_number("folder", environment_set("TSFARM_DB", folder.path), 0);
	all_fail("a folder", 5);
}

static void farm__newer(void **state)
{
	(void)state;
	same_number("version", run_sql(farm, "PRAGMA user_version = 99"), 0);
	all_fail("newer", 1306);
}

/* A page of the tables is overwritten; the file's head stays. */
static void farm__corrupt(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	bytes = read_file(folder_file(&folder, "farm.db"), &length);
	assert_true(length > 8192);
	memset(bytes + 100, 0xA5, length - 100);
	write_file(folder_file(&folder, "corrupt.db"), bytes, length);
	free(bytes);
	use_file("corrupt.db");
	all_fail("corrupt", 1392);
}

/* One call alone: it takes the five seconds that a lock is waited for. */
static void farm__locked(void **state)
{
	(void)state;
	same_number("lock", run_sql(farm, "BEGIN EXCLUSIVE"), 0);
	REFUSED(33, WTSLogoffSession(NULL, 12, TRUE));
	same_number("unlock", run_sql(farm, "ROLLBACK"), 0);
	DONE(WTSLogoffSession(NULL, 12, TRUE));
}

/* A change that the farm's rules forbid half-way is undone. */
static void farm__a_change_that_fails(void **state)
{
	(void)state;
	/* a program that takes a logoff in no way there is, and so stays when its session goes */
	same_number("unknown", run_sql(farm, "PRAGMA ignore_check_constraints = ON;"
		"UPDATE programs SET on_logoff = 'waits' WHERE session_id = 12"), 0);
	REFUSED(13, WTSLogoffSession(NULL, 12, TRUE));
	same_number("known", run_sql(farm,
		"UPDATE programs SET on_logoff = 'closes' WHERE on_logoff = 'waits'"), 0);
	farm_is_as_before("undone");
	journal_is("undone", "");
}

/* --- The environment --- */

static void environment__incomplete(void **state)
{
	static const struct {
		const char *name, *value;
	} rows[] = {
		{"TSFARM_DB", NULL},
		{"TSFARM_DB", ""},
		{"TSFARM_SERVER", NULL},
		{"TSFARM_SERVER", ""},
		{"TSFARM_SESSION", NULL},
		{"TSFARM_SESSION", ""},
		{"TSFARM_SESSION", "x"},
		{"TSFARM_SESSION", "2x"},
		{"TSFARM_SESSION", " 2"},
		{"TSFARM_SESSION", "-2"},
		{"TSFARM_SESSION", "65536"},
		{"TSFARM_SESSION", "18446744073709551618"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		use_file("farm.db");
		be("WF12/2");
		snprintf(label, sizeof(label), "%s is %s", rows[i].name,
			rows[i].value ? rows[i].value : "(none)");
		same_number(label, environment_set(rows[i].name, rows[i].value), 0);
		all_fail(label, 1062);
	}
	use_file("farm.db");
}

static void environment__somebody_who_is_not_there(void **state)
{
	static const struct {
		const char *caller;
		DWORD number;
	} rows[] = {{"WF12/99", 7022}, {"WF99/2", 1722}, {"WF14/3", 1722}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		all_fail(rows[i].caller, rows[i].number);
	}
}

/* What is no path and no name that anybody has, and is not cut to one. */
static void environment__too_long(void **state)
{
	char value[8192];

	(void)state;
	memset(value, 'x', sizeof(value));
	value[sizeof(value) - 1] = '\0';
	same_number("path", environment_set("TSFARM_DB", value), 0);
	all_fail("path", 1062);
	use_file("farm.db");
	same_number("server", environment_set("TSFARM_SERVER", value), 0);
	all_fail("server", 1062);
}

/* The environment is read by each call. */
static void environment__changes(void **state)
{
	(void)state;
	be("WF12/3");
	DONE(WTSQuerySessionInformationW(NULL, WTS_CURRENT_SESSION, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, W("eva"));
	be("WF13/13");
	DONE(WTSQuerySessionInformationW(NULL, WTS_CURRENT_SESSION, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, W("tom"));
	be("wf12/00002");
	DONE(WTSQuerySessionInformationW(NULL, WTS_CURRENT_SESSION, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, W("ada"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(farm__missing),
		IN_OFFICE(farm__another_file),
		IN_OFFICE(farm__a_folder),
		IN_OFFICE(farm__newer),
		IN_OFFICE(farm__corrupt),
		IN_OFFICE(farm__locked),
		IN_OFFICE(farm__a_change_that_fails),
		IN_OFFICE(environment__incomplete),
		IN_OFFICE(environment__somebody_who_is_not_there),
		IN_OFFICE(environment__too_long),
		IN_OFFICE(environment__changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
