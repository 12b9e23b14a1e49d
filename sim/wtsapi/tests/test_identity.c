/* Windows alone: a program that asks Windows where it runs hears of the farm. */
#include "sim/wtsapi/tests/support.h"

#include <windows.h>

#include "base/environment.h"

static void GetComputerName__is_the_server(void **state)
{
	WCHAR wide[64];
	CHAR narrow[64];
	DWORD size = 64;

	(void)state;
	assert_true(GetComputerNameW(wide, &size));
	same_number("length", size, 4);
	same_wide("name", wide, L"WF12");
	size = 64;
	assert_true(GetComputerNameA(narrow, &size));
	same_number("length", size, 4);
	same_text("name", narrow, "WF12");
	size = 64;
	assert_true(GetComputerNameExW(ComputerNameDnsHostname, wide, &size));
	same_wide("name", wide, L"WF12");
	size = 64;
	assert_true(GetComputerNameExA(ComputerNameNetBIOS, narrow, &size));
	same_text("name", narrow, "WF12");
}

/* The size that would do counts the end; the answer's number differs, as documented. */
static void GetComputerName__says_how_much_room_it_needs(void **state)
{
	WCHAR wide[64] = L"?";
	DWORD size = 4;

	(void)state;
	assert_false(GetComputerNameW(wide, &size));
	same_number("error", GetLastError(), ERROR_BUFFER_OVERFLOW);
	same_number("size", size, 5);
	size = 0;
	assert_false(GetComputerNameExW(ComputerNameNetBIOS, NULL, &size));
	same_number("error", GetLastError(), ERROR_MORE_DATA);
	same_number("size", size, 5);
	same_wide("untouched", wide, L"?");
	size = 5;
	assert_true(GetComputerNameW(wide, &size));
}

static void ProcessIdToSessionId__is_the_session(void **state)
{
	DWORD session = 4711;

	(void)state;
	be("WF12/12");
	assert_true(ProcessIdToSessionId(GetCurrentProcessId(), &session));
	same_number("session", session, 12);
}

static void WTSGetActiveConsoleSessionId__is_the_console(void **state)
{
	(void)state;
	same_number("console", WTSGetActiveConsoleSessionId(), 0);
	be("WF13/12");
	/* WF13 has a console, and no session there */
	same_number("none", WTSGetActiveConsoleSessionId(), 0xFFFFFFFF);
}

/* Without a farm the program hears of the machine that it runs on. */
static void GetComputerName__without_a_farm(void **state)
{
	WCHAR wide[MAX_COMPUTERNAME_LENGTH + 1];
	DWORD size = MAX_COMPUTERNAME_LENGTH + 1;

	(void)state;
	same_number("variable", environment_set("TSFARM_SERVER", NULL), 0);
	assert_true(GetComputerNameW(wide, &size));
	assert_true(wcscmp(wide, L"WF12") != 0);
}

/* --- Who --- */

typedef BOOL WINAPI user_name(WCHAR *name, DWORD *size);
typedef BOOLEAN WINAPI user_name_ex(int format, WCHAR *name, DWORD *size);
typedef BOOL WINAPI computer_name(WCHAR *name, DWORD *size);
typedef int WINAPI system_metrics(int index);

static FARPROC find_function(const WCHAR *library, const char *name)
{
	FARPROC function = GetProcAddress(LoadLibraryW(library), name);

	assert_non_null(function);
	return function;
}

/* Statically, and by GetProcAddress(), also from a library that comes later. */
static void GetUserName__is_the_user(void **state)
{
	WCHAR name[64];
	DWORD size = 64;

	(void)state;
	be("WF12/3");
	assert_true(GetUserNameW(name, &size));
	same_wide("static", name, L"eva");
	same_number("size, with the end", size, 4);
	size = 64;
	assert_true(((user_name *)(uintptr_t)find_function(L"advapi32.dll", "GetUserNameW"))(
		name, &size));
	same_wide("GetProcAddress", name, L"eva");
	size = 64;
	assert_true(((user_name_ex *)(uintptr_t)find_function(L"secur32.dll", "GetUserNameExW"))(
		2, name, &size));
	same_wide("of a library that came later", name, L"WF12\\eva");
	size = 64;
	assert_true(((computer_name *)(uintptr_t)find_function(
		L"kernel32.dll", "GetComputerNameW"))(name, &size));
	same_wide("computer", name, L"WF12");
	size = 3;
	assert_false(GetUserNameW(name, &size));
	same_number("error", GetLastError(), ERROR_INSUFFICIENT_BUFFER);
	same_number("needed", size, 4);
	assert_false(GetUserNameW(NULL, NULL));
}

static void GetSystemMetrics__says_whether_the_session_is_remote(void **state)
{
	system_metrics *metrics =
		(system_metrics *)(uintptr_t)find_function(L"user32.dll", "GetSystemMetrics");

	(void)state;
	same_number("remote", metrics(0x1000), 1);
	be("WF12/0");
	same_number("console", metrics(0x1000), 0);
}

static void LookupAccountSid__knows_accounts_of_the_farm(void **state)
{
	const WTS_PROCESS_INFOW *rows;
	WCHAR name[32], domain[32];
	DWORD name_size = 32, domain_size = 32, sid_size = 64;
	char sid[64];
	SID_NAME_USE use;

	(void)state;
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	rows = results.rows;
	assert_true(LookupAccountSidW(
		NULL, rows[1].pUserSid, name, &name_size, domain, &domain_size, &use));
	same_wide("user", name, L"eva");
	same_wide("domain", domain, L"WF12");
	same_number("size", name_size, 3);
	same_number("use", use, SidTypeUser);
	domain_size = 32;
	assert_true(
		LookupAccountNameW(NULL, L"WF12\\EVA", sid, &sid_size, domain, &domain_size, &use));
	assert_true(EqualSid(sid, rows[1].pUserSid));
	name_size = domain_size = 0;
	assert_false(LookupAccountSidW(
		NULL, rows[1].pUserSid, NULL, &name_size, NULL, &domain_size, &use));
	same_number("error", GetLastError(), ERROR_INSUFFICIENT_BUFFER);
	same_number("name", name_size, 4);
	same_number("domain", domain_size, 5);
	sid_size = domain_size = 0;
	assert_false(LookupAccountNameW(NULL, L"eva", NULL, &sid_size, NULL, &domain_size, &use));
	same_number("error", GetLastError(), ERROR_INSUFFICIENT_BUFFER);
	same_number("sid", sid_size, 28);
	assert_false(LookupAccountNameW(
		NULL, L"WF12\\nobody", sid, &sid_size, domain, &domain_size, &use));
}

static void GetTokenInformation__is_of_the_user(void **state)
{
	const WTS_PROCESS_INFOW *rows;
	DWORD session = 4711, size;
	char buffer[128];
	HANDLE token;

	(void)state;
	be("WF12/3");
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	rows = results.rows;
	assert_true(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token));
	assert_true(GetTokenInformation(token, TokenSessionId, &session, sizeof(session), &size));
	same_number("session", session, 3);
	assert_true(GetTokenInformation(token, TokenUser, buffer, sizeof(buffer), &size));
	assert_true(EqualSid(((TOKEN_USER *)buffer)->User.Sid, rows[0].pUserSid));
	assert_false(GetTokenInformation(token, TokenUser, NULL, 0, &size));
	same_number("error", GetLastError(), ERROR_INSUFFICIENT_BUFFER);
	CloseHandle(token);
}

/* What the token says is what the farm says of whoever sits in that session. */
static void same_token(HANDLE token, DWORD session, const WCHAR *user)
{
	DWORD size, got = 4711, name_size = 64, domain_size = 64;
	WCHAR name[64], domain[64];
	SID_NAME_USE use;
	char buffer[128];

	assert_true(GetTokenInformation(token, TokenSessionId, &got, sizeof(got), &size));
	same_number("session", got, session);
	assert_true(GetTokenInformation(token, TokenUser, buffer, sizeof(buffer), &size));
	assert_true(LookupAccountSidW(NULL, ((TOKEN_USER *)buffer)->User.Sid, name, &name_size,
		domain, &domain_size, &use));
	same_wide("user", name, user);
}

static void WTSQueryUserToken__is_of_the_user(void **state)
{
	HANDLE token, copy, own;

	(void)state;
	strike();
	stage("servers:\n"
	      "  WF12:\n"
	      "    edition: ws2022\n"
	      "    winstations: {Services: {}}\n"
	      "    sessions: {2: {user: eva}, 3: {user: max, state: disconnected}}\n"
	      "accounts: {eva: [Users], max: [Users]}\n");
	be("WF12/0");
	assert_true(WTSQueryUserToken(3, &token));
	same_token(token, 3, L"max");
	assert_true(DuplicateTokenEx(token, MAXIMUM_ALLOWED, NULL, SecurityImpersonation,
		TokenPrimary, &copy));
	CloseHandle(token);
	same_token(copy, 3, L"max");
	CloseHandle(copy);
	assert_true(WTSQueryUserToken(2, &token));
	same_token(token, 2, L"eva");
	CloseHandle(token);
	/* the program's own stays its own */
	be("WF12/2");
	assert_true(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &own));
	same_token(own, 2, L"eva");
	CloseHandle(own);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(GetComputerName__is_the_server),
		IN_OFFICE(GetComputerName__says_how_much_room_it_needs),
		IN_OFFICE(ProcessIdToSessionId__is_the_session),
		IN_OFFICE(WTSGetActiveConsoleSessionId__is_the_console),
		IN_OFFICE(GetComputerName__without_a_farm),
		IN_OFFICE(GetUserName__is_the_user),
		IN_OFFICE(GetSystemMetrics__says_whether_the_session_is_remote),
		IN_OFFICE(LookupAccountSid__knows_accounts_of_the_farm),
		IN_OFFICE(GetTokenInformation__is_of_the_user),
		IN_OFFICE(WTSQueryUserToken__is_of_the_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
