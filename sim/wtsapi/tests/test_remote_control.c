/* Remote control: whoever shadows another session is seen to do so. */
#include "sim/wtsapi/tests/support.h"

static const char tower_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    edition: ws2022\n"
	"    winstations:\n"
	"      RDP-Tcp: {permissions: {eva: [shadow, query-information]}}\n"
	"    sessions:\n"
	"      Services: {}\n"
	"      1: {at: Console, user: tom}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva}\n"
	"      4: {user: max}\n"
	"      5: {user: ole, state: disconnected}\n"
	"      6: {state: connected}\n"
	"      7: {state: reset}\n"
	"      8: {state: down}\n"
	"  WF13: {edition: ws2022, sessions: {2: {user: max}}}\n"
	"  WF14: {edition: nt4, sessions: {2: {user: max}}}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], max: [Users], ole: []}\n";

static int setup(void **state)
{
	(void)state;
	stage(tower_yaml);
	return 0;
}

static void same_state(DWORD session, WTS_CONNECTSTATE_CLASS state)
{
	DONE(WTSQuerySessionInformationW(NULL, session, WTSConnectState, ROWS, COUNT));
	same_number("state", *(const WTS_CONNECTSTATE_CLASS *)results.rows, state);
}

static void WTSStartRemoteControlSession__shadows(void **state)
{
	(void)state;
	DONE(WTSStartRemoteControlSessionW(NULL, 3, 0x6A, REMOTECONTROL_KBDCTRL_HOTKEY));
	same_state(2, WTSShadow);
	same_state(3, WTSActive);
	REFUSED(7050, WTSStartRemoteControlSessionW(NULL, 4, 0, 0));
	DONE(WTSStopRemoteControlSession(3));
	same_state(2, WTSActive);
	farm_is_as_before("stopped");
	DONE(WTSStartRemoteControlSessionA(to_ansi("wf13"), 2, 0, 0));
	same_state(2, WTSShadow);
}

/* The right to shadow is enough, and is needed. */
static void WTSStartRemoteControlSession__by_right(void **state)
{
	(void)state;
	be("WF12/3");
	DONE(WTSStartRemoteControlSessionW(NULL, 4, 0, 0));
	DONE(WTSStopRemoteControlSession(4));
	REFUSED(5, WTSStartRemoteControlSessionW(W("WF13"), 2, 0, 0));
	be("WF12/4");
	REFUSED(5, WTSStartRemoteControlSessionW(NULL, 3, 0, 0));
	farm_is_as_before("refused");
}

static void WTSStartRemoteControlSession__refuses(void **state)
{
	static const struct {
		DWORD session, error;
	} rows[] = {
		{99, 7022}, /* none */
		{0, 5},     /* services */
		{2, 7050},  /* the own one */
		{WTS_CURRENT_SESSION, 7050},
		{5, 7050},     /* nobody sees it */
		{6, 7050},     /* nobody works there */
		{7, 7007},     /* being reset */
		{8, 7024},     /* down */
		{65536, 7022}, /* a listener */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		BOTH_REFUSED(
			rows[i].error, WTSStartRemoteControlSession, (NULL, rows[i].session, 0, 0));
	REFUSED(1722, WTSStartRemoteControlSessionW(W("WF99"), 2, 0, 0));
	REFUSED(50, WTSStartRemoteControlSessionW(W("WF14"), 2, 0, 0));
	be("WF12/1");
	/* at the console nobody is remote */
	REFUSED(7050, WTSStartRemoteControlSessionW(NULL, 3, 0, 0));
	farm_is_as_before("refused");
}

static void WTSStopRemoteControlSession__refuses(void **state)
{
	(void)state;
	REFUSED(7022, WTSStopRemoteControlSession(99));
	REFUSED(7057, WTSStopRemoteControlSession(3));
	be("WF12/99");
	REFUSED(7022, WTSStopRemoteControlSession(3));
	REFUSED(7022, WTSStartRemoteControlSessionW(NULL, 3, 0, 0));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, office_teardown)
	const struct CMUnitTest tests[] = {
		TEST(WTSStartRemoteControlSession__shadows),
		TEST(WTSStartRemoteControlSession__by_right),
		TEST(WTSStartRemoteControlSession__refuses),
		TEST(WTSStopRemoteControlSession__refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
