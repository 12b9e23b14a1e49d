/* Logging off and disconnecting: who may, and what becomes of the farm. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

typedef BOOL WINAPI session_call(HANDLE server, DWORD session, BOOL wait);

struct refusal {
	const char *caller;
	DWORD session, number;
};

static void act_refuses(session_call *act, const struct refusal *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char label[64];

		snprintf(label, sizeof(label), "%u from %s", (unsigned)rows[i].session,
			rows[i].caller);
		about(label);
		be(rows[i].caller);
		REFUSED(rows[i].number, act(NULL, rows[i].session, TRUE));
		REFUSED(rows[i].number, act(NULL, rows[i].session, FALSE));
	}
	be("WF12/2");
	REFUSED(7022, act(open_server(W("WF13")), WTS_CURRENT_SESSION, TRUE));
	REFUSED(7022, act(open_server(W("WF13")), 3, TRUE));
	farm_is_as_before("refused");
	journal_is("refused", "");
}

/* --- WTSLogoffSession --- */

static void WTSLogoffSession__refuses_and_changes_nothing(void **state)
{
	static const struct refusal rows[] = {
		{"WF12/2", 99, 7022},
		{"WF12/2", 65536 + 12, 7022},
		{"WF12/2", WTS_ANY_SESSION, 7022},
		{"WF12/2", 0, 5}, /* the console, whoever asks */
		{"WF12/12", 0, 5},
		{"WF12/2", 22, 5},
		{"WF12/3", 12, 5},
		{"WF12/3", 1, 5},
		{"WF12/4", 3, 5},
		{"WF12/12", 14, 5}, /* of the same account, and not the same session */
		{"WF12/2", 1, 7022},
		{"WF12/2", 17, 7022},
		{"WF12/2", 18, 7007},
		{"WF12/2", 19, 7024},
	};

	(void)state;
	act_refuses(WTSLogoffSession, rows, ARRAY_SIZE(rows));
}

static void WTSLogoffSession__ends_the_session(void **state)
{
	static const struct {
		const char *caller;
		DWORD session, gone;
		const char *journal;
	} rows[] = {
		{"WF12/2", 12, 12,
			"1 09:00:00 logoff-started WF12/12 tom by WF12/2 ada\n"
			"2 09:00:00 program-ended WF12/12 tom by WF12/2 ada: calc.exe\n"
			"3 09:00:00 user-logged-off WF12/12 tom by WF12/2 ada\n"
			"4 09:00:00 session-ended WF12/12 tom by WF12/2 ada\n"},
		{"WF12/4", WTS_CURRENT_SESSION, 4,
			"1 09:00:00 logoff-started WF12/4 ole by WF12/4 ole\n"
			"2 09:00:00 user-logged-off WF12/4 ole by WF12/4 ole\n"
			"3 09:00:00 session-ended WF12/4 ole by WF12/4 ole\n"},
		{"WF12/2", 14, 14,
			"1 09:00:00 logoff-started WF12/14 tom by WF12/2 ada\n"
			"2 09:00:00 user-logged-off WF12/14 tom by WF12/2 ada\n"
			"3 09:00:00 session-ended WF12/14 tom by WF12/2 ada\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		DONE(WTSLogoffSession(NULL, rows[i].session, i % 2 == 0));
		remove_session(before, "WF12", rows[i].gone);
		farm_is_as_before(rows[i].caller);
		journal_is(rows[i].caller, rows[i].journal);
		/* documented: how to see that it is done */
		be("WF12/3");
		REFUSED(7022,
			WTSQuerySessionInformationW(NULL, rows[i].gone, WTSUserName, ROWS, COUNT));
		strike();
		stage(office_yaml);
	}
}

static void WTSLogoffSession__who_is_gone_does_nothing_more(void **state)
{
	(void)state;
	be("WF12/4");
	DONE(WTSLogoffSession(NULL, WTS_CURRENT_SESSION, TRUE));
	REFUSED(7022, WTSLogoffSession(NULL, WTS_CURRENT_SESSION, TRUE));
	REFUSED(7022, WTSEnumerateSessionsW(NULL, 0, 1, ROWS, COUNT));
	REFUSED(7022, WTSEnumerateServersW(NULL, 0, 1, ROWS, COUNT));
}

static void WTSLogoffSession__on_another_server(void **state)
{
	(void)state;
	DONE(WTSLogoffSession(open_server(W("WF13")), 12, TRUE));
	remove_session(before, "WF13", 12);
	farm_is_as_before("another server");
}

/* --- WTSDisconnectSession --- */

static void WTSDisconnectSession__refuses_and_changes_nothing(void **state)
{
	static const struct refusal rows[] = {
		{"WF12/2", 99, 7022},
		{"WF12/2", WTS_ANY_SESSION, 7022},
		{"WF12/2", 0, 7041},
		{"WF12/0", WTS_CURRENT_SESSION, 7041},
		{"WF12/2", 22, 5},
		{"WF12/3", 12, 5},
		{"WF12/4", 3, 5},
		{"WF12/2", 1, 7022},
		{"WF12/2", 15, 7022},
		{"WF12/2", 17, 7022},
		{"WF12/2", 18, 7007},
		{"WF12/2", 19, 7024},
	};

	(void)state;
	act_refuses(WTSDisconnectSession, rows, ARRAY_SIZE(rows));
}

/* What a session is when its client has gone. */
static void expect_disconnected(DWORD id)
{
	struct session *session = session_at(before, "WF12", id);

	session->former_name = session->name;
	session->name = NULL;
	session->state = SESSION_DISCONNECTED;
	session->client_name = session->client_address = NULL;
	session->disconnect_time = before->clock;
}

static void WTSDisconnectSession__parts_it_from_its_client(void **state)
{
	static const struct {
		const char *caller;
		DWORD session, parted;
		const char *journal;
	} rows[] = {
		{"WF12/2", 3, 3,
			"1 09:00:00 session-disconnected WF12/3 eva by WF12/2 ada: RDP-Tcp#3\n"},
		{"WF12/4", WTS_CURRENT_SESSION, 4,
			"1 09:00:00 session-disconnected WF12/4 ole by WF12/4 ole: RDP-Tcp#4\n"},
		{"WF12/3", 22, 22,
			"1 09:00:00 session-disconnected WF12/22 tom by WF12/3 eva: TERM05\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		DONE(WTSDisconnectSession(NULL, rows[i].session, i % 2 == 0));
		expect_disconnected(rows[i].parted);
		farm_is_as_before(rows[i].caller);
		journal_is(rows[i].caller, rows[i].journal);
		/* nothing happens the second time */
		DONE(WTSDisconnectSession(NULL, rows[i].session, TRUE));
		journal_is(rows[i].caller, rows[i].journal);
		strike();
		stage(office_yaml);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSLogoffSession__refuses_and_changes_nothing),
		IN_OFFICE(WTSLogoffSession__ends_the_session),
		IN_OFFICE(WTSLogoffSession__who_is_gone_does_nothing_more),
		IN_OFFICE(WTSLogoffSession__on_another_server),
		IN_OFFICE(WTSDisconnectSession__refuses_and_changes_nothing),
		IN_OFFICE(WTSDisconnectSession__parts_it_from_its_client),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
