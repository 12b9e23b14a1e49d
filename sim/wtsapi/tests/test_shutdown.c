/* Servers that are shut down, and tokens, which only their services are given. */
#include "sim/wtsapi/tests/support.h"

static void WTSShutdownSystem__ends_a_server(void **state)
{
	HANDLE other = open_server(W("WF13"));

	(void)state;
	DONE(WTSShutdownSystem(other, WTS_WSD_SHUTDOWN));
	REFUSED(1722, WTSEnumerateSessionsW(other, 0, 1, ROWS, COUNT));
	DONE(WTSShutdownSystem(NULL, WTS_WSD_LOGOFF));
	REFUSED(7022, WTSQuerySessionInformationW(NULL, 3, WTSUserName, ROWS, COUNT));
	DONE(WTSQuerySessionInformationW(NULL, 2, WTSUserName, ROWS, COUNT));
}

static void WTSShutdownSystem__refuses(void **state)
{
	(void)state;
	REFUSED(87, WTSShutdownSystem(NULL, 0));
	REFUSED(87, WTSShutdownSystem(NULL, WTS_WSD_SHUTDOWN | WTS_WSD_REBOOT));
	REFUSED(87, WTSShutdownSystem(NULL, 0x20));
	be("WF12/3");
	REFUSED(5, WTSShutdownSystem(NULL, WTS_WSD_SHUTDOWN));
	farm_is_as_before("refused");
}

static void WTSQueryUserToken__is_for_services(void **state)
{
	HANDLE token;

	(void)state;
	REFUSED(87, WTSQueryUserToken(WTS_CURRENT_SESSION, NULL));
	REFUSED(1314, WTSQueryUserToken(3, &token));
	strike();
	stage("servers:\n"
	      "  WF12:\n"
	      "    edition: ws2022\n"
	      "    sessions: {Services: {}, 2: {user: ada}, 3: {state: connected}}\n");
	be("WF12/0");
	REFUSED(7022, WTSQueryUserToken(99, &token));
	REFUSED(1008, WTSQueryUserToken(3, &token));
#ifndef _WIN32
	/* where there are no tokens */
	REFUSED(120, WTSQueryUserToken(2, &token));
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSShutdownSystem__ends_a_server),
		IN_OFFICE(WTSShutdownSystem__refuses),
		IN_OFFICE(WTSQueryUserToken__is_for_services),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
