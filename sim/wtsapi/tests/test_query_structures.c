/* The classes that answer with a structure: every field, and what is too long for one. */
#include "sim/wtsapi/tests/support.h"

#include <string.h>

#include "base/macros.h"

/* 20 and 32 characters, also such as are two units in UTF-16; the longest that a farm has. */
#define LONG_USER "ü𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧𝔨𝔩𝔪𝔫𝔬𝔭𝔮𝔯𝔰𝔱"
#define LONG_SERVER "𝔖𝔢𝔯𝔳𝔢𝔯𝔖𝔢𝔯𝔳𝔢𝔯𝔖𝔢𝔯"
#define LONG_NAME "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"

static const char structures_yaml[] =
	"clock: 1998-06-16 10:30:00\n"
	"servers:\n"
	"  WF12:\n"
	"    sessions:\n"
	"      0: {at: Console}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva, client: EVA-PC, address: 10.1.2.3, logon: 1998-06-15 08:00:01}\n"
	"      14: {user: tom, state: disconnected}\n"
	"      15: {state: connected}\n"
	"      16: {user: max, state: disconnected, logon: 1998-06-15 08:00:01, "
	"connected: 1998-06-15 08:00:02, disconnected: 1998-06-15 08:00:05, "
	"last-input: 1998-06-15 08:00:04}\n"
	"  " LONG_SERVER ":\n"
	"    winstations: {" LONG_NAME ": {kind: direct}}\n"
	"    sessions:\n"
	"      65535: {at: " LONG_NAME ", user: " LONG_USER ", client: " LONG_USER "}\n"
	"accounts: {ada: [Administrators]}\n";

static int setup(void **state)
{
	(void)state;
	stage(structures_yaml);
	return 0;
}

/* Copied into zeros beforehand, so that whole structures can be compared. */
#define PUT(field, text) memcpy((field), (text), wide_length(text) * sizeof(WCHAR))
#define PUT_ANSI(field, text) memcpy((field), to_ansi(text), strlen(to_ansi(text)))

/* Days from 1601 to 1970, in seconds; and the farm's times, which `date -u` gives. */
#define TO_1970 11644473600
#define EARLIER ((897897601 + TO_1970) * 10000000)
#define NOW ((897993000 + TO_1970) * 10000000)

static void server_answers(HANDLE server, DWORD session, WTS_INFO_CLASS class, const void *wide,
	size_t wide_size, const void *narrow, size_t narrow_size)
{
	DONE(WTSQuerySessionInformationW(server, session, class, ROWS, COUNT));
	same_bytes("W", results.rows, results.count, wide, wide_size);
	DONE(WTSQuerySessionInformationA(server, session, class, ROWS, COUNT));
	same_bytes("A", results.rows, results.count, narrow, narrow_size);
}

static void WTSSessionInfo__of_a_user(void **state)
{
	WTSINFOW wide = {.State = WTSActive, .SessionId = 3};
	WTSINFOA narrow = {.State = WTSActive, .SessionId = 3};

	(void)state;
	PUT(wide.WinStationName, W("RDP-Tcp#3"));
	PUT(wide.Domain, W("WF12"));
	PUT(wide.UserName, W("eva"));
	wide.ConnectTime.QuadPart = wide.LogonTime.QuadPart = EARLIER;
	wide.LastInputTime.QuadPart = wide.CurrentTime.QuadPart = NOW;
	PUT_ANSI(narrow.WinStationName, "RDP-Tcp#3");
	PUT_ANSI(narrow.Domain, "WF12");
	PUT_ANSI(narrow.UserName, "eva");
	narrow.ConnectTime.QuadPart = narrow.LogonTime.QuadPart = EARLIER;
	narrow.LastInputTime.QuadPart = narrow.CurrentTime.QuadPart = NOW;
	server_answers(NULL, 3, WTSSessionInfo, &wide, sizeof(wide), &narrow, sizeof(narrow));
}

static void WTSSessionInfo__of_nobody(void **state)
{
	WTSINFOW wide = {.State = WTSConnected};
	WTSINFOA narrow = {.State = WTSConnected};

	(void)state;
	PUT(wide.WinStationName, W("Console"));
	PUT_ANSI(narrow.WinStationName, "Console");
	wide.CurrentTime.QuadPart = narrow.CurrentTime.QuadPart = NOW;
	/* a client sits there since the farm is looked at */
	wide.ConnectTime.QuadPart = narrow.ConnectTime.QuadPart = NOW;
	server_answers(NULL, 0, WTSSessionInfo, &wide, sizeof(wide), &narrow, sizeof(narrow));
}

static void WTSSessionInfoEx__of_a_user(void **state)
{
	WTSINFOEXW wide = {.Level = 1};
	WTSINFOEXA narrow = {.Level = 1};

	(void)state;
	wide.Data.WTSInfoExLevel1.SessionId = narrow.Data.WTSInfoExLevel1.SessionId = 14;
	wide.Data.WTSInfoExLevel1.SessionState = narrow.Data.WTSInfoExLevel1.SessionState =
		WTSDisconnected;
	wide.Data.WTSInfoExLevel1.SessionFlags = narrow.Data.WTSInfoExLevel1.SessionFlags =
		unlocked_flag();
	PUT(wide.Data.WTSInfoExLevel1.UserName, W("tom"));
	PUT(wide.Data.WTSInfoExLevel1.DomainName, W("WF12"));
	PUT_ANSI(narrow.Data.WTSInfoExLevel1.UserName, "tom");
	PUT_ANSI(narrow.Data.WTSInfoExLevel1.DomainName, "WF12");
	wide.Data.WTSInfoExLevel1.LogonTime.QuadPart = NOW;
	wide.Data.WTSInfoExLevel1.ConnectTime.QuadPart = NOW;
	wide.Data.WTSInfoExLevel1.DisconnectTime.QuadPart = NOW;
	wide.Data.WTSInfoExLevel1.LastInputTime.QuadPart = NOW;
	wide.Data.WTSInfoExLevel1.CurrentTime.QuadPart = NOW;
	narrow.Data.WTSInfoExLevel1.LogonTime.QuadPart = NOW;
	narrow.Data.WTSInfoExLevel1.ConnectTime.QuadPart = NOW;
	narrow.Data.WTSInfoExLevel1.DisconnectTime.QuadPart = NOW;
	narrow.Data.WTSInfoExLevel1.LastInputTime.QuadPart = NOW;
	narrow.Data.WTSInfoExLevel1.CurrentTime.QuadPart = NOW;
	server_answers(NULL, 14, WTSSessionInfoEx, &wide, sizeof(wide), &narrow, sizeof(narrow));
}

static void WTSClientInfo__of_a_user(void **state)
{
	static const USHORT address[] = {10, 1, 2, 3};
	WTSCLIENTW wide = {.ClientAddressFamily = 2};
	WTSCLIENTA narrow = {.ClientAddressFamily = 2};

	(void)state;
	PUT(wide.ClientName, W("EVA-PC"));
	PUT(wide.Domain, W("WF12"));
	PUT(wide.UserName, W("eva"));
	memcpy(wide.ClientAddress, address, sizeof(address));
	PUT_ANSI(narrow.ClientName, "EVA-PC");
	PUT_ANSI(narrow.Domain, "WF12");
	PUT_ANSI(narrow.UserName, "eva");
	memcpy(narrow.ClientAddress, address, sizeof(address));
	server_answers(NULL, 3, WTSClientInfo, &wide, sizeof(wide), &narrow, sizeof(narrow));
}

static void WTSClientInfo__of_nobody(void **state)
{
	static const WTSCLIENTW wide;
	static const WTSCLIENTA narrow;

	(void)state;
	server_answers(NULL, 0, WTSClientInfo, &wide, sizeof(wide), &narrow, sizeof(narrow));
}

/* Programs that end idle sessions count from these times (sdk-api: WTSIdleTime is not supported). */
static void WTSSessionInfo__times_of_each_state(void **state)
{
	static const struct {
		DWORD session;
		int64_t connect, disconnect, input;
	} rows[] = {
		{2, NOW, 0, NOW},
		{3, EARLIER, 0, NOW},
		{14, NOW, NOW, NOW},
		{15, NOW, 0, 0},
		{16, EARLIER + 10000000, EARLIER + 40000000, EARLIER + 30000000},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const WTSINFOEX_LEVEL1_W *info_ex;
		const WTSINFOW *info;

		DONE(WTSQuerySessionInformationW(
			NULL, rows[i].session, WTSSessionInfo, ROWS, COUNT));
		info = results.rows;
		same_number("connected", info->ConnectTime.QuadPart, rows[i].connect);
		same_number("disconnected", info->DisconnectTime.QuadPart, rows[i].disconnect);
		same_number("last input", info->LastInputTime.QuadPart, rows[i].input);
		DONE(WTSQuerySessionInformationW(
			NULL, rows[i].session, WTSSessionInfoEx, ROWS, COUNT));
		info_ex = &((const WTSINFOEXW *)results.rows)->Data.WTSInfoExLevel1;
		same_number("connected", info_ex->ConnectTime.QuadPart, rows[i].connect);
		same_number("disconnected", info_ex->DisconnectTime.QuadPart, rows[i].disconnect);
		same_number("last input", info_ex->LastInputTime.QuadPart, rows[i].input);
	}
}

/* Days of leap years, and before and after them; the numbers are those of `date -u -d ... +%s`. */
static void WTSSessionInfo__times(void **state)
{
	static const struct {
		const char *time;
		int64_t since_1970;
	} rows[] = {
		{"1601-01-01 00:00:01", -11644473599},
		{"1970-01-01 00:00:00", 0},
		{"1998-02-28 23:59:59", 888710399},
		{"1998-03-01 00:00:00", 888710400},
		{"2000-01-31 12:00:00", 949320000},
		{"2000-02-29 23:59:59", 951868799},
		{"2000-03-01 00:00:00", 951868800},
		{"2000-12-31 23:59:59", 978307199},
		{"2100-02-28 00:00:00", 4107456000},
		{"2100-03-01 00:00:00", 4107542400},
		{"9999-12-31 23:59:59", 253402300799},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const WTSINFOW *info;
		char yaml[256];

		strike();
		snprintf(yaml, sizeof(yaml),
			"clock: %s\nservers: {WF12: {sessions: {2: {user: ada}}}}\n", rows[i].time);
		stage(yaml);
		DONE(WTSQuerySessionInformationW(NULL, 2, WTSSessionInfo, ROWS, COUNT));
		info = results.rows;
		same_number(rows[i].time, info->CurrentTime.QuadPart,
			(rows[i].since_1970 + TO_1970) * 10000000);
		same_number(rows[i].time, info->LogonTime.QuadPart, info->CurrentTime.QuadPart);
	}
}

/* What is too long for its field ends there, and not within a character. */
static void WTSQuerySessionInformation__cuts_what_is_too_long(void **state)
{
	HANDLE server = open_server(W(LONG_SERVER));
	const WTSINFOEXW *info_ex;
	const WTSCLIENTW *client;
	const WTSINFOW *info;

	(void)state;
	DONE(WTSQuerySessionInformationW(server, 65535, WTSSessionInfo, ROWS, COUNT));
	info = results.rows;
	same_number("id", info->SessionId, 65535);
	same_wide("name, 31 units", info->WinStationName, W("ABCDEFGHIJKLMNOPQRSTUVWXYZ01234"));
	same_wide("domain, 16 units", info->Domain, W("𝔖𝔢𝔯𝔳𝔢𝔯𝔖𝔢"));
	same_wide("user, 19 of 20 units", info->UserName, W("ü𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧"));
	DONE(WTSQuerySessionInformationW(server, 65535, WTSSessionInfoEx, ROWS, COUNT));
	info_ex = results.rows;
	same_wide("name", info_ex->Data.WTSInfoExLevel1.WinStationName, W(LONG_NAME));
	same_wide("domain", info_ex->Data.WTSInfoExLevel1.DomainName, W("𝔖𝔢𝔯𝔳𝔢𝔯𝔖𝔢"));
	same_wide("user", info_ex->Data.WTSInfoExLevel1.UserName, W("ü𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧"));
	DONE(WTSQuerySessionInformationW(server, 65535, WTSClientInfo, ROWS, COUNT));
	client = results.rows;
	same_wide("client", client->ClientName, W("ü𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧"));
	/* alone, they are whole */
	DONE(WTSQuerySessionInformationW(server, 65535, WTSWinStationName, ROWS, COUNT));
	same_wide("name", results.rows, W(LONG_NAME));
	DONE(WTSQuerySessionInformationW(server, 65535, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, W(LONG_USER));
	DONE(WTSQuerySessionInformationW(server, 65535, WTSDomainName, ROWS, COUNT));
	same_wide("domain", results.rows, W(LONG_SERVER));
}

/* In ANSI each character has one byte, two or more, as the code page has it. */
static void WTSQuerySessionInformationA__cuts_what_is_too_long(void **state)
{
	HANDLE server = open_server(W(LONG_SERVER));
	const WTSINFOA *info;
	size_t length;

	(void)state;
	DONE(WTSQuerySessionInformationA(server, 65535, WTSSessionInfo, ROWS, COUNT));
	info = results.rows;
	same_text("name", info->WinStationName, "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234");
	length = strlen(info->UserName);
	assert_true(length <= USERNAME_LENGTH);
	assert_memory_equal(info->UserName, to_ansi(LONG_USER), length);
#ifndef _WIN32
	same_text("user, 18 of 20 bytes", info->UserName, "ü𝔟𝔠𝔡𝔢");
	same_text("domain, 16 bytes", info->Domain, "𝔖𝔢𝔯𝔳");
#endif
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, office_teardown)
	const struct CMUnitTest tests[] = {
		TEST(WTSSessionInfo__of_a_user),
		TEST(WTSSessionInfo__of_nobody),
		TEST(WTSSessionInfoEx__of_a_user),
		TEST(WTSClientInfo__of_a_user),
		TEST(WTSClientInfo__of_nobody),
		TEST(WTSSessionInfo__times_of_each_state),
		TEST(WTSSessionInfo__times),
		TEST(WTSQuerySessionInformation__cuts_what_is_too_long),
		TEST(WTSQuerySessionInformationA__cuts_what_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
