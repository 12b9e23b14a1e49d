/* Sessions, listed: what of them, and to whom. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

/* What ada sees of WF12; of TERM05, where everything is denied her, nothing. */
static const struct {
	DWORD id;
	const WCHAR *name;
	const char *ansi;
	WTS_CONNECTSTATE_CLASS state;
	const WCHAR *user;
} office[] = {
	{0, W("Console"), "Console", WTSActive, W("tom")},
	{1, W("RDP-Tcp"), "RDP-Tcp", WTSListen, NULL},
	{2, W("RDP-Tcp#2"), "RDP-Tcp#2", WTSActive, W("ada")},
	{3, W("RDP-Tcp#3"), "RDP-Tcp#3", WTSActive, W("eva")},
	{4, W("RDP-Tcp#4"), "RDP-Tcp#4", WTSActive, W("ole")},
	{5, W("RDP-Tcp#5"), "RDP-Tcp#5", WTSActive, W("max")},
	{12, W("RDP-Tcp#12"), "RDP-Tcp#12", WTSActive, W("tom")},
	{14, W(""), "", WTSDisconnected, W("tom")},
	{15, W("RDP-Tcp#15"), "RDP-Tcp#15", WTSConnected, NULL},
	{17, W("ICA-Tcp"), "ICA-Tcp", WTSIdle, NULL},
	{18, W(""), "", WTSReset, NULL},
	{19, W(""), "", WTSDown, NULL},
};

static void WTSEnumerateSessions__gives_ids_names_and_states(void **state)
{
	const WTS_SESSION_INFOW *wide;
	const WTS_SESSION_INFOA *narrow;

	(void)state;
	DONE(WTSEnumerateSessionsW(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, ARRAY_SIZE(office));
	wide = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		same_number(office[i].ansi, wide[i].SessionId, office[i].id);
		same_wide(office[i].ansi, wide[i].pWinStationName, office[i].name);
		same_number(office[i].ansi, wide[i].State, office[i].state);
	}
	DONE(WTSEnumerateSessionsA(NULL, 0, 1, ROWS, COUNT));
	same_number("count", results.count, ARRAY_SIZE(office));
	narrow = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		same_number(office[i].ansi, narrow[i].SessionId, office[i].id);
		same_text("name", narrow[i].pWinStationName, office[i].ansi);
		same_number(office[i].ansi, narrow[i].State, office[i].state);
	}
}

/* A text of the Ex structure: NULL where there is none. */
static void may_be_wide(const char *label, const WCHAR *got, const WCHAR *expected)
{
	if (expected)
		same_wide(label, got, expected);
	else
		assert_null(got);
}

static void WTSEnumerateSessionsEx__gives_users_too(void **state)
{
	const WTS_SESSION_INFO_1W *rows;
	DWORD level = 1;

	(void)state;
	DONE(WTSEnumerateSessionsExW(NULL, &level, 0, ROWS, COUNT));
	same_number("level", level, 1);
	same_number("count", results.count, ARRAY_SIZE(office));
	rows = results.rows;
	for (size_t i = 0; i < ARRAY_SIZE(office); i++) {
		same_number(office[i].ansi, rows[i].ExecEnvId, office[i].id);
		same_number(office[i].ansi, rows[i].SessionId, office[i].id);
		same_number(office[i].ansi, rows[i].State, office[i].state);
		same_wide(office[i].ansi, rows[i].pSessionName, office[i].name);
		may_be_wide(office[i].ansi, rows[i].pUserName, office[i].user);
		may_be_wide(office[i].ansi, rows[i].pDomainName, office[i].user ? W("WF12") : NULL);
		/* of virtual machines, and of farms of those, there are none */
		assert_null(rows[i].pHostName);
		assert_null(rows[i].pFarmName);
	}
}

static void WTSEnumerateSessionsExA__gives_the_same(void **state)
{
	const WTS_SESSION_INFO_1A *rows;
	DWORD level = 1;

	(void)state;
	DONE(WTSEnumerateSessionsExA(NULL, &level, 0, ROWS, COUNT));
	same_number("count", results.count, ARRAY_SIZE(office));
	rows = results.rows;
	same_number("id", rows[3].SessionId, 3);
	same_text("name", rows[3].pSessionName, "RDP-Tcp#3");
	same_text("user", rows[3].pUserName, "eva");
	same_text("domain", rows[3].pDomainName, "WF12");
	assert_null(rows[1].pUserName);
	assert_null(rows[1].pHostName);
}

/* Query Information of a session's winstation, or the session is one's own. */
static void WTSEnumerateSessions__shows_what_one_may_query(void **state)
{
	static const struct {
		const char *caller;
		DWORD ids[16], count;
	} rows[] = {
		{"WF12/2", {0, 1, 2, 3, 4, 5, 12, 14, 15, 17, 18, 19}, 12},
		{"WF12/3", {0, 1, 2, 3, 4, 5, 12, 14, 15, 17, 18, 19}, 12},
		{"WF12/4", {4}, 1},
		{"WF12/15", {15}, 1},
		{"WF12/22", {0, 1, 2, 3, 4, 5, 12, 14, 15, 17, 18, 19, 22}, 13},
		{"WF13/12", {0, 1, 2, 3, 4, 5, 12, 14, 15, 17, 18, 19}, 12},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		HANDLE server = open_server(W("WF12"));
		const WTS_SESSION_INFOW *got;
		const WTS_SESSION_INFO_1W *got_1;
		DWORD level = 1;

		be(rows[i].caller);
		about(rows[i].caller);
		DONE(WTSEnumerateSessionsW(server, 0, 1, ROWS, COUNT));
		same_number(rows[i].caller, results.count, rows[i].count);
		got = results.rows;
		for (DWORD j = 0; j < rows[i].count; j++)
			same_number(rows[i].caller, got[j].SessionId, rows[i].ids[j]);
		DONE(WTSEnumerateSessionsExW(server, &level, 0, ROWS, COUNT));
		same_number(rows[i].caller, results.count, rows[i].count);
		got_1 = results.rows;
		for (DWORD j = 0; j < rows[i].count; j++)
			same_number(rows[i].caller, got_1[j].SessionId, rows[i].ids[j]);
	}
}

static void WTSEnumerateSessions__of_another_server(void **state)
{
	const WTS_SESSION_INFO_1W *rows;
	DWORD level = 1;

	(void)state;
	DONE(WTSEnumerateSessionsExW(open_server(W("wf13")), &level, 0, ROWS, COUNT));
	same_number("count", results.count, 2);
	rows = results.rows;
	same_number("id", rows[0].SessionId, 12);
	same_wide("user", rows[0].pUserName, W("eva"));
	same_wide("domain", rows[0].pDomainName, W("WF13"));
	same_number("id", rows[1].SessionId, 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSEnumerateSessions__gives_ids_names_and_states),
		IN_OFFICE(WTSEnumerateSessionsEx__gives_users_too),
		IN_OFFICE(WTSEnumerateSessionsExA__gives_the_same),
		IN_OFFICE(WTSEnumerateSessions__shows_what_one_may_query),
		IN_OFFICE(WTSEnumerateSessions__of_another_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
