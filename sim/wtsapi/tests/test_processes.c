/* Processes, which are a farm's programs: listed, and ended. */
#include "sim/wtsapi/tests/support.h"

#include <string.h>

#include "base/macros.h"

/* --- Listed --- */

/* All of WF12, as ada sees them. */
static const struct {
	DWORD pid, session;
	const WCHAR *image;
	const char *ansi;
	bool of_user;
} office[] = {
	{20, 2, W("mmc.exe"), "mmc.exe", true},
	{30, 3, W("winword.exe"), "winword.exe", true},
	{31, 3, W("excel.exe"), "excel.exe", true},
	{120, 12, W("calc.exe"), "calc.exe", true},
	{220, 22, W("clock.exe"), "clock.exe", true},
};

/* The API's id of a program: no process of the machine has it. */
static DWORD listed(DWORD pid)
{
	return 0x40000000 + 4 * pid;
}

static void WTSEnumerateProcesses__gives_all_to_administrators(void **state)
{
	const WTS_PROCESS_INFOW *wide;
	const WTS_PROCESS_INFOA *narrow;

	(void)state;
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, ARRAY_SIZE(office));
	wide = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		same_number("session", wide[i].SessionId, office[i].session);
		same_number("pid", wide[i].ProcessId, listed(office[i].pid));
		same_wide("image", wide[i].pProcessName, office[i].image);
		same_number("user", wide[i].pUserSid != NULL, office[i].of_user);
	}
	DONE_CLEARED(WTSEnumerateProcessesA(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, ARRAY_SIZE(office));
	narrow = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		same_number("pid", narrow[i].ProcessId, listed(office[i].pid));
		same_text("image", narrow[i].pProcessName, office[i].ansi);
	}
}

static void WTSEnumerateProcessesEx__at_both_levels(void **state)
{
	const WTS_PROCESS_INFO_EXW *wide;
	const WTS_PROCESS_INFO_EXA *narrow;
	const WTS_PROCESS_INFOW *level_0;
	DWORD level = 1;

	(void)state;
	DONE_CLEARED(WTSEnumerateProcessesExW(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
	same_number("level", level, 1);
	same_number("count", results.count, ARRAY_SIZE(office));
	wide = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		WTS_PROCESS_INFO_EXW rest = wide[i];

		same_number("session", wide[i].SessionId, office[i].session);
		same_number("pid", wide[i].ProcessId, listed(office[i].pid));
		same_wide("image", wide[i].pProcessName, office[i].image);
		same_number("threads", wide[i].NumberOfThreads, 1);
		rest.NumberOfThreads = 0;
		same_bytes("rest", &rest.NumberOfThreads,
			sizeof(rest) - offsetof(WTS_PROCESS_INFO_EXW, NumberOfThreads),
			(const char[40]){0}, 40);
	}
	DONE_CLEARED(WTSEnumerateProcessesExA(NULL, &level, 3, ROWS, COUNT));
	same_number("count", results.count, 2);
	narrow = results.rows;
	same_text("image", narrow[1].pProcessName, "excel.exe");
	level = 0;
	DONE_CLEARED(WTSEnumerateProcessesExW(NULL, &level, 12, ROWS, COUNT));
	same_number("level", level, 0);
	same_number("count", results.count, 1);
	level_0 = results.rows;
	same_wide("image", level_0[0].pProcessName, W("calc.exe"));
}

static void WTSEnumerateProcessesEx__of_one_session(void **state)
{
	static const struct {
		const char *label;
		const WCHAR *server;
		DWORD session, count;
	} rows[] = {
		{"one", W("WF12"), 3, 2},
		{"the current one", W("WF12"), WTS_CURRENT_SESSION, 1},
		{"all", W("WF12"), WTS_ANY_SESSION, 5},
		{"one without any", W("WF12"), 14, 0},
		{"no such one", W("WF12"), 99, 0},
		{"of another server", W("WF13"), WTS_ANY_SESSION, 1},
	};
	DWORD level = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		about(rows[i].label);
		DONE_CLEARED(WTSEnumerateProcessesExW(open_server((WCHAR *)rows[i].server), &level,
			rows[i].session, ROWS, COUNT));
		same_number(rows[i].label, results.count, rows[i].count);
		assert_non_null(results.rows);
	}
	REFUSED(7022, WTSEnumerateProcessesExW(
			      open_server(W("WF13")), &level, WTS_CURRENT_SESSION, ROWS, COUNT));
}

static void WTSEnumerateProcesses__gives_others_their_own(void **state)
{
	static const struct {
		const char *caller;
		DWORD pids[4], count;
	} rows[] = {
		{"WF12/3", {30, 31}, 2},
		{"WF13/12", {30, 31}, 2}, /* eva, elsewhere */
		{"WF12/12", {120, 220}, 2},
		{"WF12/4", {0}, 0},
		{"WF12/15", {0}, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const WTS_PROCESS_INFOW *got;

		be(rows[i].caller);
		DONE_CLEARED(WTSEnumerateProcessesW(open_server(W("WF12")), 0, 1, ROWS, COUNT));
		same_number(rows[i].caller, results.count, rows[i].count);
		got = results.rows;
		for (DWORD j = 0; j < rows[i].count; j++)
			same_number(rows[i].caller, got[j].ProcessId, listed(rows[i].pids[j]));
	}
}

/* S-1-5-21-21587-26209-29293-N: of one account the same everywhere, of two never. */
static void WTSEnumerateProcesses__sids_are_of_accounts(void **state)
{
	static const unsigned char begin[] = {1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 0x53, 0x54, 0, 0,
		0x61, 0x66, 0, 0, 0x6D, 0x72, 0, 0};
	const WTS_PROCESS_INFOW *rows;
	unsigned char sids[5][28];

	(void)state;
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	rows = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(sids); i++) {
		memcpy(sids[i], rows[i].pUserSid, sizeof(sids[i]));
		same_bytes("SID", sids[i], sizeof(begin), begin, sizeof(begin));
	}
	assert_memory_equal(sids[1], sids[2], 28); /* eva */
	assert_memory_equal(sids[3], sids[4], 28); /* tom */
	assert_memory_not_equal(sids[0], sids[1], 28);
	assert_memory_not_equal(sids[1], sids[3], 28);
	assert_memory_not_equal(sids[0], sids[3], 28);
	DONE_CLEARED(WTSEnumerateProcessesW(open_server(W("WF13")), 0, 1, ROWS, COUNT));
	rows = results.rows;
	assert_memory_equal(rows[0].pUserSid, sids[1], 28);
}

/* A session's programs run also when nobody is logged on there: they have no SID. */
static void WTSEnumerateProcesses__without_a_user(void **state)
{
	const WTS_PROCESS_INFOW *rows;

	(void)state;
	strike();
	stage("servers: {WF12: {sessions: {2: {user: ada}, 15: {state: connected, programs: [\n"
	      "  ünder𝔴ear.exe]}}}}\n"
	      "accounts: {ada: [Administrators]}\n");
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, 1);
	rows = results.rows;
	assert_null(rows[0].pUserSid);
	same_wide("image", rows[0].pProcessName, W("ünder𝔴ear.exe"));
}

/* --- Ended --- */

/* As WTSEnumerateProcesses() gave it. */
static void WTSTerminateProcess__takes_the_listed_id(void **state)
{
	(void)state;
	REFUSED(87, WTSTerminateProcess(NULL, listed(99), 0));
	REFUSED(87, WTSTerminateProcess(NULL, listed(30) + 1, 0));
	be("WF12/12");
	REFUSED(5, WTSTerminateProcess(NULL, listed(20), 0));
	be("WF12/2");
	DONE(WTSTerminateProcess(NULL, listed(120), 0));
	remove_session(before, "WF12", 12);
	farm_is_as_before("the only one");
}

static void WTSTerminateProcess__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller;
		DWORD pid, number;
	} rows[] = {
		{"WF12/2", 99, 87},
		{"WF12/2", 0, 87},
		{"WF12/2", 0xFFFFFFFF, 87},
		{"WF12/3", 20, 5},
		{"WF12/3", 120, 5},
		{"WF12/4", 30, 5},
		{"WF12/15", 30, 5},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		REFUSED(rows[i].number, WTSTerminateProcess(NULL, rows[i].pid, 0));
	}
	farm_is_as_before("refused");
	journal_is("refused", "");
}

static void WTSTerminateProcess__ends_one_and_loses_its_work(void **state)
{
	struct session *session;

	(void)state;
	be("WF12/3");
	DONE(WTSTerminateProcess(NULL, 30, 1));
	session = session_at(before, "WF12", 3);
	session->programs++;
	session->program_count--;
	farm_is_as_before("one of two");
	journal_is("one of two",
		"1 09:00:00 work-lost WF12/3 eva by WF12/3 eva: letter.doc\n"
		"2 09:00:00 program-killed WF12/3 eva by WF12/3 eva: winword.exe\n");
}

static void WTSTerminateProcess__the_last_one_ends_its_session(void **state)
{
	(void)state;
	DONE(WTSTerminateProcess(NULL, 120, 0));
	remove_session(before, "WF12", 12);
	farm_is_as_before("the only one");
	REFUSED(7022, WTSQuerySessionInformationW(NULL, 12, WTSUserName, ROWS, COUNT));
	REFUSED(87, WTSTerminateProcess(NULL, 120, 0));
}

static void WTSTerminateProcess__on_another_server(void **state)
{
	(void)state;
	DONE(WTSTerminateProcess(open_server(W("WF13")), 30, 0));
	remove_session(before, "WF13", 12);
	farm_is_as_before("another server");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSEnumerateProcesses__gives_all_to_administrators),
		IN_OFFICE(WTSEnumerateProcessesEx__at_both_levels),
		IN_OFFICE(WTSEnumerateProcessesEx__of_one_session),
		IN_OFFICE(WTSEnumerateProcesses__gives_others_their_own),
		IN_OFFICE(WTSEnumerateProcesses__sids_are_of_accounts),
		IN_OFFICE(WTSEnumerateProcesses__without_a_user),
		IN_OFFICE(WTSTerminateProcess__takes_the_listed_id),
		IN_OFFICE(WTSTerminateProcess__refuses_and_changes_nothing),
		IN_OFFICE(WTSTerminateProcess__ends_one_and_loses_its_work),
		IN_OFFICE(WTSTerminateProcess__the_last_one_ends_its_session),
		IN_OFFICE(WTSTerminateProcess__on_another_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
