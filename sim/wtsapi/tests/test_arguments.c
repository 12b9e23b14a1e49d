/* What every function refuses before it looks at the farm's rules: one line for each wrong argument. */
#include "sim/wtsapi/tests/support.h"

/* Nothing that was refused has left a trace. */
static int teardown(void **state)
{
	(void)state;
	farm_is_as_before("after all refusals");
	journal_is("after all refusals", "");
	strike();
	return 0;
}

static void WTSEnumerateServers__wrong_arguments(void **state)
{
	(void)state;
	BOTH_REFUSED(87, WTSEnumerateServers, (NULL, 0, 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateServers, (NULL, 0, 2, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateServers, (NULL, 1, 1, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateServers, (NULL, 0, 1, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateServers, (NULL, 0, 1, ROWS, NULL));
	REFUSED(1355, WTSEnumerateServersW(W("WF12"), 0, 1, ROWS, COUNT));
	REFUSED(1355, WTSEnumerateServersA(to_ansi("ELSEWHERE"), 0, 1, ROWS, COUNT));
}

static void WTSEnumerateSessions__wrong_arguments(void **state)
{
	(void)state;
	BOTH_REFUSED(87, WTSEnumerateSessions, (NULL, 0, 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessions, (NULL, 0, 2, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessions, (NULL, 1, 1, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessions, (NULL, 0, 1, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessions, (NULL, 0, 1, ROWS, NULL));
}

static void WTSEnumerateSessionsEx__wrong_arguments(void **state)
{
	DWORD levels[] = {1, 0, 2};

	(void)state;
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, NULL, 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, &levels[1], 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, &levels[2], 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, &levels[0], 1, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, &levels[0], 0, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateSessionsEx, (NULL, &levels[0], 0, ROWS, NULL));
	/* documented: the level is never changed */
	same_number("level", levels[0] == 1 && levels[1] == 0 && levels[2] == 2, true);
}

static void WTSEnumerateProcesses__wrong_arguments(void **state)
{
	(void)state;
	BOTH_REFUSED(87, WTSEnumerateProcesses, (NULL, 0, 0, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcesses, (NULL, 0, 2, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcesses, (NULL, 1, 1, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcesses, (NULL, 0, 1, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcesses, (NULL, 0, 1, ROWS, NULL));
}

static void WTSEnumerateProcessesEx__wrong_arguments(void **state)
{
	DWORD level = 1, levels[] = {2, 0xFFFFFFFF};

	(void)state;
	BOTH_REFUSED(87, WTSEnumerateProcessesEx, (NULL, NULL, WTS_ANY_SESSION, ROWS, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcessesEx, (NULL, &level, WTS_ANY_SESSION, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateProcessesEx, (NULL, &level, WTS_ANY_SESSION, ROWS, NULL));
	REFUSED(87, WTSEnumerateProcessesExW(NULL, &levels[0], 12, ROWS, COUNT));
	REFUSED(87, WTSEnumerateProcessesExA(NULL, &levels[1], 12, ROWS, COUNT));
	/* documented: the level that would have been one */
	same_number("level", levels[0], 1);
	same_number("level", levels[1], 1);
	same_number("a level that is one", level, 1);
}

static void WTSQuerySessionInformation__wrong_arguments(void **state)
{
	static const int classes[] = {WTSIsRemoteSession + 1, 30, 1000, -1, 0x7FFFFFFF};

	(void)state;
	BOTH_REFUSED(1784, WTSQuerySessionInformation, (NULL, 12, WTSUserName, NULL, COUNT));
	BOTH_REFUSED(1784, WTSQuerySessionInformation, (NULL, 12, WTSUserName, ROWS, NULL));
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		BOTH_REFUSED(87, WTSQuerySessionInformation,
			(NULL, 12, (WTS_INFO_CLASS)classes[i], ROWS, COUNT));
}

static void WTSSendMessage__wrong_arguments(void **state)
{
	DWORD *response = COUNT;

	(void)state;
	REFUSED(87, WTSSendMessageW(NULL, 12, NULL, 0, W("x"), 2, 0, 0, response, FALSE));
	REFUSED(87, WTSSendMessageW(NULL, 12, W("t"), 2, NULL, 0, 0, 0, response, FALSE));
	REFUSED(87, WTSSendMessageW(NULL, 12, W("t"), 2, W("x"), 2, 0, 0, NULL, FALSE));
	REFUSED(87, WTSSendMessageA(NULL, 12, NULL, 0, to_ansi("x"), 1, 0, 0, response, FALSE));
	REFUSED(87, WTSSendMessageA(NULL, 12, to_ansi("t"), 1, NULL, 0, 0, 0, response, FALSE));
	REFUSED(87, WTSSendMessageA(NULL, 12, to_ansi("t"), 1, to_ansi("t"), 1, 0, 0, NULL, FALSE));
}

static void WTSConnectSession__wrong_arguments(void **state)
{
	(void)state;
	BOTH_REFUSED(87, WTSConnectSession, (3, 12, NULL, TRUE));
	REFUSED(87, WTSConnectSessionW(LOGONID_CURRENT, LOGONID_CURRENT, W(""), TRUE));
	REFUSED(87, WTSConnectSessionA(LOGONID_CURRENT, LOGONID_CURRENT, to_ansi(""), TRUE));
}

static void WTSWaitSystemEvent__wrong_arguments(void **state)
{
	(void)state;
	REFUSED(87, WTSWaitSystemEvent(NULL, WTS_EVENT_NONE, COUNT));
	REFUSED(87, WTSWaitSystemEvent(NULL, WTS_EVENT_ALL, NULL));
	REFUSED(87, WTSWaitSystemEvent(NULL, WTS_EVENT_FLUSH | WTS_EVENT_LOGON, COUNT));
	REFUSED(87, WTSWaitSystemEvent(NULL, 0xFFFFFFFF, COUNT));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(WTSEnumerateServers__wrong_arguments),
		TEST(WTSEnumerateSessions__wrong_arguments),
		TEST(WTSEnumerateSessionsEx__wrong_arguments),
		TEST(WTSEnumerateProcesses__wrong_arguments),
		TEST(WTSEnumerateProcessesEx__wrong_arguments),
		TEST(WTSQuerySessionInformation__wrong_arguments),
		TEST(WTSSendMessage__wrong_arguments),
		TEST(WTSConnectSession__wrong_arguments),
		TEST(WTSWaitSystemEvent__wrong_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
