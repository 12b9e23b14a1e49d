#include "sim/tests/stage.h"

#include "base/macros.h"

/*
 * eva (ordinary) sits in WF12/3, ada (Administrators) in WF12/2. At RDP-Tcp ole, in WF12/4, may
 * disconnect and con, in WF12/5, connect; neither may anything else.
 */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct}\n"
	"      TERM05: {kind: direct, permissions: {Administrators: {deny: disconnect}}}\n"
	"      TERM06: {kind: direct, permissions: {Administrators: {deny: connect}}}\n"
	"      RDP-Tcp: {permissions: {ole: disconnect, con: connect}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom, programs: [notepad.exe]}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva, programs: [explorer.exe, {image: winword.exe, unsaved: mine.doc}]}\n"
	"      4: {user: ole}\n"
	"      5: {user: con}\n"
	"      12: {at: \"RDP-Tcp#99\", user: tom, client: PC7, address: 10.0.0.7, programs: "
	"[{image: hung.exe, on-logoff: hangs, unsaved: a.doc}]}\n"
	"      13: {user: tom, state: shadow}\n"
	"      14: {at: \"RDP-Tcp#7\", user: tom, state: disconnected, programs: [a.exe], logon: "
	"1998-06-15 12:00:00}\n"
	"      15: {state: connected, client: PC8}\n"
	"      16: {state: connectquery}\n"
	"      17: {state: idle}\n"
	"      18: {state: reset, at: \"RDP-Tcp#18\", user: tom}\n"
	"      19: {state: down}\n"
	"      20: {state: init}\n"
	"      21: {at: TERM04, user: tom}\n"
	"      22: {at: TERM05, user: tom}\n"
	"      23: {at: TERM06, user: tom}\n"
	"  WF13: {sessions: {3: {user: tom}}}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], ole: [], con: []}\n";

static int disconnect_session(const char *caller, const char *target)
{
	struct caller who = caller_at(farm, caller), whom = address_of(farm, target);

	return session_disconnect(farm, &who, whom.server_id, whom.session_id);
}

static int connect_session(const char *caller, uint32_t id, uint32_t into)
{
	struct caller who = caller_at(farm, caller), there = address_of(farm, "WF12/0");

	return session_connect(farm, &who, there.server_id, id, into);
}

static void expect_disconnected(uint32_t id)
{
	struct session *session = session_at(before, "WF12", id);

	session->state = SESSION_DISCONNECTED;
	session->former_name = session->name;
	session->name = session->client_name = session->client_address = NULL;
	session->disconnect_time = before->clock;
}

static void session_disconnect__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller, *target;
		int answer;
	} rows[] = {
		{"WF12/2", "WF12/99", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF13/12", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/65536", WIN32_ERROR_WINSTATION_NOT_FOUND},
		/* the console, one's own too, before permission */
		{"WF12/2", "WF12/0", WIN32_ERROR_CONSOLE_DISCONNECT},
		{"WF12/0", "WF12/0", WIN32_ERROR_CONSOLE_DISCONNECT},
		{"WF12/5", "WF12/0", WIN32_ERROR_CONSOLE_DISCONNECT},
		/* no Disconnect right at that winstation */
		{"WF12/3", "WF12/12", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/5", "WF12/12", WIN32_ERROR_ACCESS_DENIED}, /* Connect is another right */
		{"WF12/12", "WF12/13", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", "WF12/21", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", "WF12/22", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF13/3", WIN32_ERROR_ACCESS_DENIED}, /* the same id is not one's own */
		{"WF12/15", "WF12/12", WIN32_ERROR_ACCESS_DENIED},
		/* permission comes before the state */
		{"WF12/3", "WF12/1", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/14", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/18", WIN32_ERROR_ACCESS_DENIED},
		/* nobody is logged on */
		{"WF12/2", "WF12/1", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/15", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/15", "WF12/15", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/16", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/17", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/18", WIN32_ERROR_CLOSE_PENDING},
		{"WF12/2", "WF12/19", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/2", "WF12/20", WIN32_ERROR_WINSTATION_BUSY},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		snprintf(label, sizeof(label), "%s from %s", rows[i].target, rows[i].caller);
		same_answer(
			label, disconnect_session(rows[i].caller, rows[i].target), rows[i].answer);
		nothing_happened(label, farm, before);
	}
}

static void session_disconnect__keeps_all_but_name_and_client(void **state)
{
	static const struct {
		const char *caller, *target;
		uint32_t id;
		const char *journal;
	} rows[] = {
		{"WF12/2", "WF12/12", 12,
			"1 09:00:00 session-disconnected WF12/12 tom by WF12/2 ada: RDP-Tcp#99\n"},
		{"WF12/4", "WF12/12", 12,
			"1 09:00:00 session-disconnected WF12/12 tom by WF12/4 ole: RDP-Tcp#99\n"},
		{"WF12/3", "WF12/3", 3,
			"1 09:00:00 session-disconnected WF12/3 eva by WF12/3 eva: RDP-Tcp#3\n"},
		{"WF12/2", "WF12/13", 13,
			"1 09:00:00 session-disconnected WF12/13 tom by WF12/2 ada: RDP-Tcp#13\n"},
		{"WF12/2", "WF12/21", 21,
			"1 09:00:00 session-disconnected WF12/21 tom by WF12/2 ada: TERM04\n"},
		{"WF12/22", "WF12/22", 22,
			"1 09:00:00 session-disconnected WF12/22 tom by WF12/22 tom: TERM05\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_answer(rows[i].target, disconnect_session(rows[i].caller, rows[i].target), 0);
		expect_disconnected(rows[i].id);
		stage_changed_to(rows[i].target, rows[i].journal);
	}
	same_answer("is so already", disconnect_session("WF12/2", "WF12/14"), 0);
	stage_changed_to("is so already", "");
}

static void session_connect__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller;
		uint32_t id, into;
		int answer;
	} rows[] = {
		{"WF12/2", 99, 2, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 12, 99, WIN32_ERROR_WINSTATION_NOT_FOUND},
		/* the console: neither from it nor to it, before permission */
		{"WF12/2", 0, 2, WIN32_ERROR_CONSOLE_DISCONNECT},
		{"WF12/2", 14, 0, WIN32_ERROR_CONSOLE_CONNECT},
		{"WF12/0", 14, 0, WIN32_ERROR_CONSOLE_CONNECT},
		{"WF12/0", 0, 0, WIN32_ERROR_CONSOLE_DISCONNECT},
		{"WF12/4", 14, 0, WIN32_ERROR_CONSOLE_CONNECT},
		/* Connect over the one, Disconnect over the other */
		{"WF12/4", 14, 4, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", 14, 12, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/5", 14, 12, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", 14, 12, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", 12, 22, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", 23, 2, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/12", 13, 3, WIN32_ERROR_ACCESS_DENIED},
		/* permission comes before the states */
		{"WF12/4", 17, 4, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", 3, 17, WIN32_ERROR_ACCESS_DENIED},
		/* nobody is logged on */
		{"WF12/2", 1, 2, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 15, 2, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 16, 2, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 17, 2, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 18, 2, WIN32_ERROR_CLOSE_PENDING},
		{"WF12/2", 19, 2, WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/2", 20, 2, WIN32_ERROR_WINSTATION_BUSY},
		/* no client to show it */
		{"WF12/2", 12, 1, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 12, 14, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 14, 14, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 12, 17, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", 12, 16, WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/2", 12, 18, WIN32_ERROR_CLOSE_PENDING},
		{"WF12/2", 12, 19, WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/2", 12, 20, WIN32_ERROR_WINSTATION_BUSY},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		snprintf(label, sizeof(label), "%u into %u from %s", rows[i].id, rows[i].into,
			rows[i].caller);
		same_answer(label, connect_session(rows[i].caller, rows[i].id, rows[i].into),
			rows[i].answer);
		nothing_happened(label, farm, before);
	}
}

static void expect_at(uint32_t id, const char *name, const char *winstation, const char *client,
	const char *address)
{
	struct session *session = session_at(before, "WF12", id);

	session->state = SESSION_ACTIVE;
	session->name = name;
	session->former_name = NULL;
	session->winstation = winstation;
	session->client_name = client;
	session->client_address = address;
	session->connect_time = before->clock;
}

static void session_connect__takes_the_place_of_the_other(void **state)
{
	static const struct {
		const char *caller;
		uint32_t id, into;
		const char *name, *winstation, *client, *address, *journal;
	} rows[] = {
		{"WF12/2", 14, 12, "RDP-Tcp#99", "RDP-Tcp", "PC7", "10.0.0.7",
			"1 09:00:00 session-disconnected WF12/12 tom by WF12/2 ada: RDP-Tcp#99\n"
			"2 09:00:00 session-connected WF12/14 tom by WF12/2 ada: RDP-Tcp#99\n"},
		/* an active one, to a line, with that line's permissions from then on */
		{"WF12/2", 12, 21, "TERM04", "TERM04", NULL, NULL,
			"1 09:00:00 session-disconnected WF12/21 tom by WF12/2 ada: TERM04\n"
			"2 09:00:00 session-connected WF12/12 tom by WF12/2 ada: TERM04\n"},
		{"WF12/2", 13, 12, "RDP-Tcp#99", "RDP-Tcp", "PC7", "10.0.0.7",
			"1 09:00:00 session-disconnected WF12/12 tom by WF12/2 ada: RDP-Tcp#99\n"
			"2 09:00:00 session-connected WF12/13 tom by WF12/2 ada: RDP-Tcp#99\n"},
		{"WF12/2", 14, 13, "RDP-Tcp#13", "RDP-Tcp", NULL, NULL,
			"1 09:00:00 session-disconnected WF12/13 tom by WF12/2 ada: RDP-Tcp#13\n"
			"2 09:00:00 session-connected WF12/14 tom by WF12/2 ada: RDP-Tcp#13\n"},
		/* one's own needs no right, the other one does */
		{"WF12/5", 14, 5, "RDP-Tcp#5", "RDP-Tcp", NULL, NULL,
			"1 09:00:00 session-disconnected WF12/5 con by WF12/5 con: RDP-Tcp#5\n"
			"2 09:00:00 session-connected WF12/14 tom by WF12/5 con: RDP-Tcp#5\n"},
		{"WF12/4", 4, 12, "RDP-Tcp#99", "RDP-Tcp", "PC7", "10.0.0.7",
			"1 09:00:00 session-disconnected WF12/12 tom by WF12/4 ole: RDP-Tcp#99\n"
			"2 09:00:00 session-connected WF12/4 ole by WF12/4 ole: RDP-Tcp#99\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[32];

		snprintf(label, sizeof(label), "%u into %u", rows[i].id, rows[i].into);
		same_answer(label, connect_session(rows[i].caller, rows[i].id, rows[i].into), 0);
		expect_disconnected(rows[i].into);
		expect_at(rows[i].id, rows[i].name, rows[i].winstation, rows[i].client,
			rows[i].address);
		stage_changed_to(label, rows[i].journal);
	}
}

static void session_connect__one_that_nobody_is_logged_on_in_goes(void **state)
{
	(void)state;
	same_answer("connect", connect_session("WF12/2", 14, 15), 0);
	remove_session(before, "WF12", 15);
	expect_at(14, "RDP-Tcp#15", "RDP-Tcp", "PC8", NULL);
	stage_changed_to("connect",
		"1 09:00:00 session-ended WF12/15 - by WF12/2 ada\n"
		"2 09:00:00 session-connected WF12/14 tom by WF12/2 ada: RDP-Tcp#15\n");
}

static void session_connect__to_itself_is_nothing(void **state)
{
	(void)state;
	same_answer("active", connect_session("WF12/2", 12, 12), 0);
	same_answer("own", connect_session("WF12/3", 3, 3), 0);
	stage_changed_to("itself", "");
}

static void callers_whose_session_is_gone_are_refused(void **state)
{
	struct caller caller = caller_at(farm, "WF12/2");

	(void)state;
	same_answer("logoff", logoff(farm, "WF12/2", "WF12/2"), 0);
	same_answer("disconnect", session_disconnect(farm, &caller, caller.server_id, 12),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("connect", session_connect(farm, &caller, caller.server_id, 14, 12),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

/* What fails in the middle is undone. */
static void session_connect__fails_at_any_step_and_changes_nothing(void **state)
{
	static const char *const steps[] = {
		"INSERT ON events WHEN new.kind = 'session-disconnected'",
		"UPDATE ON sessions WHEN new.state = 'disconnected'",
		"UPDATE ON sessions WHEN new.state = 'active'",
		"INSERT ON events WHEN new.kind = 'session-connected'",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		make_guard(farm, steps[i]);
		same_answer(steps[i], connect_session("WF12/2", 14, 12), FARM_E_IMPOSSIBLE);
		nothing_happened(steps[i], farm, before);
		drop_guard(farm);
	}
	same_answer("without", connect_session("WF12/2", 14, 12), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_disconnect__refuses_and_changes_nothing),
		STAGED(session_disconnect__keeps_all_but_name_and_client),
		STAGED(session_connect__refuses_and_changes_nothing),
		STAGED(session_connect__takes_the_place_of_the_other),
		STAGED(session_connect__one_that_nobody_is_logged_on_in_goes),
		STAGED(session_connect__to_itself_is_nothing),
		STAGED(session_connect__fails_at_any_step_and_changes_nothing),
		STAGED(callers_whose_session_is_gone_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
