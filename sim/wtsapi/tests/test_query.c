/* One session, asked for each class: which bytes, and who may ask. */
#include "sim/wtsapi/tests/support.h"

#include <string.h>

#include "base/macros.h"

static const char query_yaml[] =
	"clock: 1998-06-16 10:30:00\n"
	"servers:\n"
	"  JÜRGEN:\n"
	"    sessions:\n"
	"      2: {user: ada}\n"
	"      12: {at: \"RDP-Tcp#3\", user: ünal𝔵, client: 𝔓C-Ä😀, address: 192.168.0.254}\n"
	"accounts: {ada: [Administrators]}\n";

/* --- Texts --- */

static void text_is(
	DWORD session, WTS_INFO_CLASS class, const char *label, const WCHAR *wide, const char *utf8)
{
	about(label);
	DONE(WTSQuerySessionInformationW(NULL, session, class, ROWS, COUNT));
	same_bytes("W", results.rows, results.count, wide, (wide_length(wide) + 1) * sizeof(*wide));
	DONE(WTSQuerySessionInformationA(NULL, session, class, ROWS, COUNT));
	same_bytes("A", results.rows, results.count, to_ansi(utf8), strlen(to_ansi(utf8)) + 1);
}

static void WTSQuerySessionInformation__texts(void **state)
{
	static const struct {
		const char *label;
		WTS_INFO_CLASS class;
		DWORD session;
		const WCHAR *wide;
		const char *utf8;
	} rows[] = {
		{"user", WTSUserName, 3, W("eva"), "eva"},
		{"nobody", WTSUserName, 15, W(""), ""},
		{"name", WTSWinStationName, 3, W("RDP-Tcp#3"), "RDP-Tcp#3"},
		{"name of the console", WTSWinStationName, 0, W("Console"), "Console"},
		{"name when disconnected", WTSWinStationName, 14, W(""), ""},
		{"domain", WTSDomainName, 3, W("WF12"), "WF12"},
		{"domain of nobody", WTSDomainName, 15, W(""), ""},
		{"client", WTSClientName, 3, W("EVA-PC"), "EVA-PC"},
		{"no client", WTSClientName, 12, W(""), ""},
		{"program", WTSInitialProgram, 3, W(""), ""},
		{"application", WTSApplicationName, 3, W(""), ""},
		{"directory", WTSWorkingDirectory, 3, W(""), ""},
		{"OEM", WTSOEMId, 3, W(""), ""},
		{"client's directory", WTSClientDirectory, 3, W(""), ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		text_is(rows[i].session, rows[i].class, rows[i].label, rows[i].wide, rows[i].utf8);
}

static void WTSQuerySessionInformation__texts_in_any_alphabet(void **state)
{
	(void)state;
	strike();
	stage(query_yaml);
	be("jürgen/2");
	text_is(12, WTSUserName, "user", W("ünal𝔵"), "ünal𝔵");
	text_is(12, WTSDomainName, "domain", W("JÜRGEN"), "JÜRGEN");
	text_is(12, WTSClientName, "client", W("𝔓C-Ä😀"), "𝔓C-Ä😀");
	text_is(12, WTSWinStationName, "name", W("RDP-Tcp#3"), "RDP-Tcp#3");
}

/* --- Numbers --- */

static void WTSQuerySessionInformation__numbers(void **state)
{
	static const struct {
		const char *label;
		WTS_INFO_CLASS class;
		DWORD session, size;
		unsigned char bytes[24];
	} rows[] = {
		{"id", WTSSessionId, 12, 4, {12}},
		{"current id", WTSSessionId, WTS_CURRENT_SESSION, 4, {2}},
		{"active", WTSConnectState, 12, 4, {WTSActive}},
		{"listening", WTSConnectState, 1, 4, {WTSListen}},
		{"disconnected", WTSConnectState, 14, 4, {WTSDisconnected}},
		{"connected", WTSConnectState, 15, 4, {WTSConnected}},
		{"idle", WTSConnectState, 17, 4, {WTSIdle}},
		{"reset", WTSConnectState, 18, 4, {WTSReset}},
		{"down", WTSConnectState, 19, 4, {WTSDown}},
		{"build", WTSClientBuildNumber, 12, 4, {0}},
		{"product", WTSClientProductId, 12, 2, {0}},
		{"hardware", WTSClientHardwareId, 12, 4, {0}},
		{"display", WTSClientDisplay, 12, 12, {0}},
		{"protocol of the console", WTSClientProtocolType, 0, 2, {0}},
		{"protocol", WTSClientProtocolType, 12, 2, {2}},
		{"protocol of a line", WTSClientProtocolType, 14, 2, {2}},
		{"console", WTSIsRemoteSession, 0, 1, {0}},
		{"remote", WTSIsRemoteSession, 12, 1, {1}},
		{"address", WTSClientAddress, 3, 24, {2, 0, 0, 0, 0, 0, 10, 1, 2, 3}},
		{"no address", WTSClientAddress, 12, 24, {0}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		about(rows[i].label);
		DONE(WTSQuerySessionInformationW(
			NULL, rows[i].session, rows[i].class, ROWS, COUNT));
		same_bytes("W", results.rows, results.count, rows[i].bytes, rows[i].size);
		DONE(WTSQuerySessionInformationA(
			NULL, rows[i].session, rows[i].class, ROWS, COUNT));
		same_bytes("A", results.rows, results.count, rows[i].bytes, rows[i].size);
	}
}

static void WTSQuerySessionInformation__addresses(void **state)
{
	static const struct {
		const char *text;
		unsigned char bytes[24];
	} rows[] = {
		{"255.255.255.255", {2, 0, 0, 0, 0, 0, 255, 255, 255, 255}},
		{"0.0.0.0", {2}},
		{"10.0.0.256", {0}},
		{"10.0.0", {0}},
		{"10.0.0.1.2", {0}},
		{"10.0.0.1x", {0}},
		{"10. 0.0.1", {0}},
		{"10.0.+0.1", {0}},
		{"10.0.-0.1", {0}},
		{"10.0.0.0001", {0}},
		{"fe80::1", {23, 0, 0, 0, 0, 0, 0xFE, 0x80, [21] = 1}},
		{"::", {23}},
		{"2001:DB8:0:1:2:3:4:fffe", {23, 0, 0, 0, 0, 0, 0x20, 1, 0x0D, 0xB8, 0, 0, 0, 1, 0,
						    2, 0, 3, 0, 4, 0xFF, 0xFE}},
		{"1::", {23, 0, 0, 0, 0, 0, 0, 1}},
		{"1:2:3:4:5:6:7", {0}},
		{"1:2:3:4:5:6:7:8:9", {0}},
		{"1::2::3", {0}},
		{"1:2:3:4::5:6:7:8", {0}},
		{"12345::", {0}},
		{"1:", {0}},
		{":1", {0}},
		{"g::1", {0}},
		{"office", {0}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char yaml[256];

		strike();
		snprintf(yaml, sizeof(yaml),
			"servers: {WF12: {sessions: {2: {user: ada, address: \"%s\"}}}}\n",
			rows[i].text);
		stage(yaml);
		DONE(WTSQuerySessionInformationW(NULL, 2, WTSClientAddress, ROWS, COUNT));
		same_bytes(rows[i].text, results.rows, results.count, rows[i].bytes, 24);
	}
}

/* --- Refusals --- */

static void WTSQuerySessionInformation__classes_without_an_answer(void **state)
{
	static const WTS_INFO_CLASS classes[] = {WTSIdleTime, WTSLogonTime, WTSIncomingBytes,
		WTSOutgoingBytes, WTSIncomingFrames, WTSOutgoingFrames, WTSConfigInfo,
		WTSValidationInfo, WTSSessionAddressV4};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(classes); i++)
		BOTH_REFUSED(50, WTSQuerySessionInformation, (NULL, 12, classes[i], ROWS, COUNT));
	/* documented: of the local machine alone */
	BOTH_REFUSED(87, WTSQuerySessionInformation,
		(open_server(W("WF13")), 12, WTSIsRemoteSession, ROWS, COUNT));
}

/* Each class is refused alike. */
static void WTSQuerySessionInformation__asks_the_right(void **state)
{
	static const struct {
		const char *caller;
		const WCHAR *server;
		DWORD session, number;
	} rows[] = {
		{"WF12/2", W("WF12"), 99, 7022}, {"WF12/2", W("WF12"), 65536, 7022},
		{"WF12/2", W("WF12"), WTS_ANY_SESSION, 7022},
		{"WF12/2", W("WF13"), WTS_CURRENT_SESSION, 7022}, {"WF12/2", W("WF13"), 3, 7022},
		{"WF12/2", W("WF12"), 22, 5}, {"WF12/3", W("WF12"), 22, 5},
		{"WF12/4", W("WF12"), 12, 5}, {"WF12/4", W("WF12"), 0, 5},
		{"WF12/4", W("WF12"), 99, 7022}, {"WF12/15", W("WF12"), 12, 5},
		{"WF13/13", W("WF12"), 22, 5}, /* the same account, and another session */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		HANDLE server = WTSOpenServerW((WCHAR *)rows[i].server);

		be(rows[i].caller);
		about(rows[i].caller);
		BOTH_REFUSED(rows[i].number, WTSQuerySessionInformation,
			(server, rows[i].session, WTSUserName, ROWS, COUNT));
		BOTH_REFUSED(rows[i].number, WTSQuerySessionInformation,
			(server, rows[i].session, WTSSessionId, ROWS, COUNT));
		BOTH_REFUSED(rows[i].number, WTSQuerySessionInformation,
			(server, rows[i].session, WTSSessionInfo, ROWS, COUNT));
		WTSCloseServer(server);
	}
}

static void WTSQuerySessionInformation__ones_own_always(void **state)
{
	static const struct {
		const char *caller;
		DWORD session;
		const WCHAR *user;
	} rows[] = {
		{"WF12/4", 4, W("ole")},
		{"WF12/4", WTS_CURRENT_SESSION, W("ole")},
		{"WF12/22", 22, W("tom")},
		{"WF12/15", WTS_CURRENT_SESSION, W("")},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		DONE(WTSQuerySessionInformationW(NULL, rows[i].session, WTSUserName, ROWS, COUNT));
		same_wide("user", results.rows, rows[i].user);
	}
	be("WF12/3");
	DONE(WTSQuerySessionInformationW(
		open_server(W("WF12")), WTS_CURRENT_SESSION, WTSUserName, ROWS, COUNT));
	same_wide("own server's name", results.rows, W("eva"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSQuerySessionInformation__texts),
		IN_OFFICE(WTSQuerySessionInformation__texts_in_any_alphabet),
		IN_OFFICE(WTSQuerySessionInformation__numbers),
		IN_OFFICE(WTSQuerySessionInformation__addresses),
		IN_OFFICE(WTSQuerySessionInformation__classes_without_an_answer),
		IN_OFFICE(WTSQuerySessionInformation__asks_the_right),
		IN_OFFICE(WTSQuerySessionInformation__ones_own_always),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
