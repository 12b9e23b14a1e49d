/* Servers: which handles mean one, and what a call answers where none does. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

/* Every function that takes a handle refuses this one with the number, and does nothing. */
static void all_refuse(const char *label, HANDLE handle, DWORD number)
{
	DWORD level_0 = 0, level_1 = 1;

	about(label);
	BOTH_REFUSED(number, WTSEnumerateSessions, (handle, 0, 1, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateSessionsEx, (handle, &level_1, 0, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateProcesses, (handle, 0, 1, ROWS, COUNT));
	BOTH_REFUSED(number, WTSEnumerateProcessesEx, (handle, &level_0, 12, ROWS, COUNT));
	BOTH_REFUSED(
		number, WTSEnumerateProcessesEx, (handle, &level_1, WTS_ANY_SESSION, ROWS, COUNT));
	BOTH_REFUSED(number, WTSQuerySessionInformation, (handle, 12, WTSUserName, ROWS, COUNT));
	REFUSED(number, WTSSendMessageW(handle, 12, W(""), 0, W("x"), 2, 0, 0, COUNT, FALSE));
	REFUSED(number,
		WTSSendMessageA(handle, 12, to_ansi("x"), 0, to_ansi("x"), 1, 0, 0, COUNT, FALSE));
	REFUSED(number, WTSLogoffSession(handle, 12, TRUE));
	REFUSED(number, WTSDisconnectSession(handle, 12, TRUE));
	REFUSED(number, WTSTerminateProcess(handle, 120, 0));
	REFUSED(number, WTSWaitSystemEvent(handle, WTS_EVENT_ALL, COUNT));
	same_number("levels", level_0 == 0 && level_1 == 1, true);
	farm_is_as_before(label);
	journal_is(label, "");
}

static void handle__that_nobody_gave(void **state)
{
	HANDLE given = open_server(W("WF12"));
	static const uintptr_t values[] = {
		1, 2, 4, 0x54530000, 0xDEADBEEF, UINTPTR_MAX, UINTPTR_MAX / 2};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
		all_refuse("a number", (HANDLE)values[i], 6);
		REFUSED(6, WTSWaitSystemEvent((HANDLE)values[i], WTS_EVENT_FLUSH, COUNT));
		WTSCloseServer((HANDLE)values[i]);
	}
	all_refuse("beside one that is given", (char *)given + 1, 6);
	all_refuse("an address", &given, 6);
	DONE(WTSQuerySessionInformationW(given, 12, WTSUserName, ROWS, COUNT));
}

static void handle__that_was_closed(void **state)
{
	HANDLE handle = WTSOpenServerW(W("WF12")), other = WTSOpenServerA(to_ansi("WF12"));

	(void)state;
	assert_ptr_not_equal(handle, other);
	WTSCloseServer(handle);
	all_refuse("closed", handle, 6);
	REFUSED(6, WTSWaitSystemEvent(handle, WTS_EVENT_FLUSH, COUNT));
	WTSCloseServer(handle);
	DONE(WTSQuerySessionInformationW(other, 12, WTSUserName, ROWS, COUNT));
	WTSCloseServer(other);
	all_refuse("closed too", other, 6);
}

static void handle__of_the_current_server_is_never_closed(void **state)
{
	(void)state;
	WTSCloseServer(WTS_CURRENT_SERVER_HANDLE);
	DONE(WTSQuerySessionInformationW(NULL, 12, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, W("tom"));
}

static void WTSOpenServer__names_that_do_not_answer(void **state)
{
	static WCHAR *const names[] = {W("WF14"), W("WF99"), W(""), W(" "), W("WF12 "),
		W("\\\\WF12"), W("WF1"),
		W("WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12"
		  "WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12"
		  "WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF12WF1"
		  "2")};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		HANDLE handle = WTSOpenServerW(names[i]);

		assert_non_null(handle);
		all_refuse("a name", handle, 1722);
		DONE(WTSWaitSystemEvent(handle, WTS_EVENT_FLUSH, COUNT));
		WTSCloseServer(handle);
	}
}

/* Each way to open WF13 finds eva in its session 12. */
static void opens_handle(const char *label, HANDLE handle, const WCHAR *user)
{
	about(label);
	assert_non_null(handle);
	DONE(WTSQuerySessionInformationW(handle, 12, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, user);
	WTSCloseServer(handle);
}

static void WTSOpenServer__names_that_answer(void **state)
{
	(void)state;
	opens_handle("W", WTSOpenServerW(W("WF13")), W("eva"));
	opens_handle("A", WTSOpenServerA(to_ansi("WF13")), W("eva"));
	opens_handle("ExW", WTSOpenServerExW(W("WF13")), W("eva"));
	opens_handle("ExA", WTSOpenServerExA(to_ansi("WF13")), W("eva"));
	opens_handle("case", WTSOpenServerW(W("wf13")), W("eva"));
	opens_handle("no name", WTSOpenServerW(WTS_CURRENT_SERVER_NAME), W("tom"));
	opens_handle("no name", WTSOpenServerA(WTS_CURRENT_SERVER_NAME), W("tom"));
	opens_handle("own name", WTSOpenServerW(W("WF12")), W("tom"));
}

static const char wide_yaml[] = "servers:\n"
				"  WF12: {sessions: {2: {user: ada}}}\n"
				"  JÜRGEN: {sessions: {12: {user: eva}}}\n"
				"  𝔉𝔞𝔯𝔪: {sessions: {12: {user: tom}}}\n";

static void WTSOpenServer__names_in_any_alphabet(void **state)
{
	strike();
	(void)state;
	stage(wide_yaml);
	opens_handle("Latin", WTSOpenServerW(W("Jürgen")), W("eva"));
	opens_handle("Latin, ANSI", WTSOpenServerA(to_ansi("Jürgen")), W("eva"));
	opens_handle("mathematical", WTSOpenServerW(W("𝔉𝔞𝔯𝔪")), W("tom"));
}

static void WTSEnumerateServers__gives_those_that_answer(void **state)
{
	const WTS_SERVER_INFOW *wide;
	const WTS_SERVER_INFOA *narrow;

	(void)state;
	DONE(WTSEnumerateServersW(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, 2);
	wide = results.rows;
	same_wide("first", wide[0].pServerName, W("WF12"));
	same_wide("second", wide[1].pServerName, W("WF13"));
	DONE(WTSEnumerateServersA(to_ansi(""), 0, 1, ROWS, COUNT));
	same_number("count", results.count, 2);
	narrow = results.rows;
	same_text("first", narrow[0].pServerName, "WF12");
	same_text("second", narrow[1].pServerName, "WF13");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(handle__that_nobody_gave),
		IN_OFFICE(handle__that_was_closed),
		IN_OFFICE(handle__of_the_current_server_is_never_closed),
		IN_OFFICE(WTSOpenServer__names_that_do_not_answer),
		IN_OFFICE(WTSOpenServer__names_that_answer),
		IN_OFFICE(WTSOpenServer__names_in_any_alphabet),
		IN_OFFICE(WTSEnumerateServers__gives_those_that_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
