/* Bringing a session to the client of another. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

static void WTSConnectSession__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller;
		ULONG session, target;
		DWORD number;
	} rows[] = {
		{"WF12/2", 99, 3, 7022},
		{"WF12/2", 12, 99, 7022},
		{"WF12/2", WTS_ANY_SESSION, 3, 7022},
		{"WF12/2", 0, 3, 7041},
		{"WF12/2", 12, 0, 7042},
		{"WF12/2", 22, 3, 5},
		{"WF12/2", LOGONID_CURRENT, 22, 5},
		{"WF12/3", 14, 12, 5}, /* Connect, and no Disconnect */
		{"WF12/4", 14, LOGONID_CURRENT, 5},
		{"WF12/2", 15, 3, 7022},  /* nobody is logged on */
		{"WF12/2", 12, 14, 7022}, /* no client */
		{"WF12/2", 12, 17, 7022},
		{"WF12/2", 18, 3, 7007},
		{"WF12/2", 12, 19, 7024},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		snprintf(label, sizeof(label), "%u into %u from %s", (unsigned)rows[i].session,
			(unsigned)rows[i].target, rows[i].caller);
		about(label);
		be(rows[i].caller);
		REFUSED(rows[i].number,
			WTSConnectSessionW(rows[i].session, rows[i].target, W(""), TRUE));
		REFUSED(rows[i].number,
			WTSConnectSessionA(rows[i].session, rows[i].target, to_ansi("x"), FALSE));
	}
	farm_is_as_before("refused");
	journal_is("refused", "");
}

/* tom's session 14 is shown at the client of `left`, which is then disconnected. */
static void expect_moved(DWORD moved, DWORD left)
{
	struct session *to = session_at(before, "WF12", moved);
	struct session *from = session_at(before, "WF12", left);

	to->name = from->name;
	to->former_name = NULL;
	to->state = SESSION_ACTIVE;
	to->client_name = from->client_name;
	to->client_address = from->client_address;
	to->connect_time = from->disconnect_time = before->clock;
	from->former_name = from->name;
	from->name = from->client_name = from->client_address = NULL;
	from->state = SESSION_DISCONNECTED;
}

static void WTSConnectSession__takes_the_place_of_the_target(void **state)
{
	static const struct {
		const char *caller;
		ULONG session, target;
		DWORD moved, left;
		const char *journal;
	} rows[] = {
		{"WF12/2", 14, 3, 14, 3,
			"1 09:00:00 session-disconnected WF12/3 eva by WF12/2 ada: RDP-Tcp#3\n"
			"2 09:00:00 session-connected WF12/14 tom by WF12/2 ada: RDP-Tcp#3\n"},
		{"WF12/3", 14, LOGONID_CURRENT, 14, 3,
			"1 09:00:00 session-disconnected WF12/3 eva by WF12/3 eva: RDP-Tcp#3\n"
			"2 09:00:00 session-connected WF12/14 tom by WF12/3 eva: RDP-Tcp#3\n"},
		{"WF12/2", LOGONID_CURRENT, 4, 2, 4,
			"1 09:00:00 session-disconnected WF12/4 ole by WF12/2 ada: RDP-Tcp#4\n"
			"2 09:00:00 session-connected WF12/2 ada by WF12/2 ada: RDP-Tcp#4\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		if (i % 2)
			DONE(WTSConnectSessionA(
				rows[i].session, rows[i].target, to_ansi("any"), FALSE));
		else
			DONE(WTSConnectSessionW(rows[i].session, rows[i].target, W(""), TRUE));
		expect_moved(rows[i].moved, rows[i].left);
		farm_is_as_before(rows[i].caller);
		journal_is(rows[i].caller, rows[i].journal);
		strike();
		stage(office_yaml);
	}
}

static void WTSConnectSession__to_itself_does_nothing(void **state)
{
	(void)state;
	DONE(WTSConnectSessionW(12, 12, W(""), TRUE));
	DONE(WTSConnectSessionW(LOGONID_CURRENT, 2, W(""), TRUE));
	farm_is_as_before("both are one");
	journal_is("both are one", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSConnectSession__refuses_and_changes_nothing),
		IN_OFFICE(WTSConnectSession__takes_the_place_of_the_target),
		IN_OFFICE(WTSConnectSession__to_itself_does_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
