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

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(GetComputerName__is_the_server),
		IN_OFFICE(GetComputerName__says_how_much_room_it_needs),
		IN_OFFICE(ProcessIdToSessionId__is_the_session),
		IN_OFFICE(WTSGetActiveConsoleSessionId__is_the_console),
		IN_OFFICE(GetComputerName__without_a_farm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
