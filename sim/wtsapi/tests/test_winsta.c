/* winsta.dll: it answers as wtsapi32.dll does, in structures of its own. */
#include "sim/wtsapi/winsta_windows.h"

#include <string.h>

#include "sim/wtsapi/tests/support.h"

static void WinStationQueryInformation__of_a_session(void **state)
{
	struct winsta_information got;
	const WTSINFOW *same;
	ULONG length = 0;

	(void)state;
	assert_true(WinStationQueryInformationW(NULL, 3, 8, &got, sizeof(got), &length));
	same_number("length", length, 1216);
	same_number("session", got.session, 3);
	same_number("state", got.state, WTSActive);
	same_wide("user", got.user, L"eva");
	same_wide("domain", got.domain, L"WF12");
	DONE(WTSQuerySessionInformationW(NULL, 3, WTSSessionInfo, ROWS, COUNT));
	same = results.rows;
	same_wide("name", got.name, same->WinStationName);
	same_number("logon", got.logon_time.QuadPart, same->LogonTime.QuadPart);
	same_number("input", got.last_input_time.QuadPart, same->LastInputTime.QuadPart);
	same_number("now", got.current_time.QuadPart, same->CurrentTime.QuadPart);
}

static void WinStationQueryInformation__of_a_client(void **state)
{
	static const BYTE expected[] = {10, 1, 2, 3};
	struct winsta_address got;
	ULONG length = 0, number = 4711;

	(void)state;
	assert_true(WinStationQueryInformationW(NULL, 3, 29, &got, sizeof(got), &length));
	same_number("length", length, 32);
	same_number("family", got.family, 2);
	same_bytes("address", (const BYTE *)&got + 8, 4, expected, 4);
	assert_true(WinStationQueryInformationW(NULL, 4, 29, &got, sizeof(got), NULL));
	same_number("family", got.family, 0);
	assert_true(WinStationQueryInformationW(NULL, 3, 28, &number, sizeof(number), &length));
	same_number("locked", number, 0);
	assert_true(WinStationQueryInformationW(NULL, 3, 30, &number, sizeof(number), &length));
	same_number("idle", number, 0);
}

static void is_refused(DWORD error, BOOLEAN answer)
{
	same_number("error", GetLastError(), error);
	same_number("answer", answer, FALSE);
}

static void WinStationQueryInformation__refuses(void **state)
{
	struct winsta_information got;
	ULONG length = 0;

	(void)state;
	is_refused(122, WinStationQueryInformationW(NULL, 3, 8, &got, sizeof(got) - 1, &length));
	same_number("length", length, 1216);
	is_refused(122, WinStationQueryInformationW(NULL, 3, 29, &got, sizeof(got), &length));
	same_number("length", length, 32);
	is_refused(7022, WinStationQueryInformationW(NULL, 99, 8, &got, sizeof(got), &length));
	is_refused(6, WinStationQueryInformationW((HANDLE)1, 3, 8, &got, sizeof(got), &length));
	is_refused(50, WinStationQueryInformationW(NULL, 3, 14, &got, sizeof(got), &length));
	is_refused(87, WinStationQueryInformationW(NULL, 3, 42, &got, sizeof(got), &length));
	is_refused(87, WinStationQueryInformationW(NULL, 3, 8, NULL, 0, &length));
}

static void WinStationEnumerate__lists_what_wtsapi32_lists(void **state)
{
	struct winsta_session *sessions;
	WCHAR name[WINSTATIONNAME_LENGTH + 1];
	const WTS_SESSION_INFOW *rows;
	HANDLE server = WinStationOpenServerW(W("WF12"));
	ULONG count;

	(void)state;
	DONE(WTSEnumerateSessionsW(NULL, 0, 1, ROWS, COUNT));
	rows = results.rows;
	assert_true(WinStationEnumerateW(server, &sessions, &count));
	same_number("count", count, results.count);
	for (ULONG i = 0; i < count; i++) {
		same_number("session", sessions[i].session, rows[i].SessionId);
		same_number("state", sessions[i].state, rows[i].State);
		same_wide("name", sessions[i].name, rows[i].pWinStationName);
		assert_true(WinStationNameFromLogonIdW(server, sessions[i].session, name));
		same_wide("name", name, rows[i].pWinStationName);
	}
	assert_true(WinStationFreeMemory(sessions));
	assert_true(WinStationServerPing(server));
	assert_true(WinStationCloseServer(server));
	is_refused(6, WinStationServerPing(server));
}

static void WinStation__acts(void **state)
{
	DWORD answer = 0;

	(void)state;
	assert_true(WinStationDisconnect(NULL, 3, TRUE));
	assert_true(WinStationConnectW(NULL, 3, 5, W(""), TRUE));
	assert_true(WinStationReset(NULL, 12, TRUE));
	is_refused(7022, WinStationReset(NULL, 12, TRUE));
	assert_true(WinStationSendMessageW(NULL, 4, W("t"), 2, W("m"), 2, 0, 0, &answer, TRUE));
	same_number("answer", answer, IDASYNC);
	assert_true(WinStationTerminateProcess(NULL, 220, 0));
	is_refused(50, WinStationConnectW(WTSOpenServerW(W("WF13")), 12, 13, W(""), TRUE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WinStationQueryInformation__of_a_session),
		IN_OFFICE(WinStationQueryInformation__of_a_client),
		IN_OFFICE(WinStationQueryInformation__refuses),
		IN_OFFICE(WinStationEnumerate__lists_what_wtsapi32_lists),
		IN_OFFICE(WinStation__acts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
