#include "sim/tests/stage.h"

#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/hostile.h"

/*
 * eva and tom are Users, gus has Guest Access, nix no right at all, ole may log on at TERM04 alone.
 * eva's sessions 14 and 16 are disconnected, gus' session 15. RDP-Tcp#4 is somebody's name already.
 */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct, permissions: {ole: logon}}\n"
	"      TERM05: {kind: direct}\n"
	"      TERM06: {kind: direct}\n"
	"      TERM07: {kind: direct, permissions: {tom: {deny: logon}}}\n"
	"      Another-Listener-With-Long-Name: {kind: listener}\n"
	"      \"RDP-Tcp#5\": {kind: direct}\n"
	"    sessions:\n"
	"      0: {at: Console}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {at: \"RDP-Tcp#4\", user: ada}\n"
	"      3: {at: \"RDP-Tcp#3\", state: connected}\n"
	"      14: {at: TERM06, user: eva, state: disconnected, logon: 1998-06-15 12:00:00, "
	"programs: [a.exe]}\n"
	"      15: {user: gus, state: disconnected}\n"
	"      16: {user: eva, state: disconnected}\n"
	"      20: {at: TERM05, user: ada}\n"
	"      21: {at: TERM07, state: connected}\n"
	"  WF13:\n"
	"    logons: no\n"
	"    sessions: {0: {at: Console, user: ada}, 7: {state: idle}, 5: {state: idle}, 6: {state: "
	"idle, at: RDP-Tcp}, 9: {user: tom, state: disconnected}}\n"
	"  WF14: {online: no}\n"
	"  WF15: {sessions: {1: {user: ada}}}\n"
	"  WF16: {sessions: {7: {state: idle}, 5: {state: idle}, 6: {state: idle, at: RDP-Tcp}}}\n"
	"  WF17: {sessions: {0: {user: ada}, 5: {state: idle}, 9: {user: tom, state: disconnected}}}\n"
	"  WF18: {sessions: {0: {at: Console, user: tom, state: disconnected}}}\n"
	"accounts: {ada: [Administrators], eva: [Users], tom: [Users], gus: [Guests], nix: [], ole: "
	"[]}\n";

static int log_on(const char *server, const char *winstation, const char *account, uint32_t *id)
{
	struct caller there = address_of(farm, server);

	return session_logon(
		farm, there.server_id, winstation, account, "PC9", "10.0.0.9", id);
}

static void session_logon__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *server, *winstation, *account;
		int answer;
	} rows[] = {
		{"WF12/", "TERM99", "eva", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/", "RDP-Tcp#4", "eva", WIN32_ERROR_WINSTATION_NOT_FOUND}, /* a session's name */
		{"WF12/", "", "eva", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/", "TERM99", "who", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/", "RDP-Tcp", "who", WIN32_ERROR_LOGON_FAILURE},
		{"WF12/", "RDP-Tcp", "Users", WIN32_ERROR_LOGON_FAILURE}, /* a group */
		{"WF13/", "RDP-Tcp", "who", WIN32_ERROR_LOGON_FAILURE},
		/* logons are disabled there, also for who was there before, but not at the console */
		{"WF13/", "RDP-Tcp", "eva", WIN32_ERROR_LOGON_DISABLED},
		{"WF13/", "RDP-Tcp", "tom", WIN32_ERROR_LOGON_DISABLED},
		{"WF13/", "Console", "eva", WIN32_ERROR_WINSTATION_BUSY},
		/* no right Logon */
		{"WF12/", "RDP-Tcp", "nix", WIN32_ERROR_LOGON_DISABLED},
		{"WF12/", "RDP-Tcp", "ole", WIN32_ERROR_LOGON_DISABLED},
		{"WF12/", "Console", "nix", WIN32_ERROR_LOGON_DISABLED},
		{"WF12/", "TERM05", "nix", WIN32_ERROR_LOGON_DISABLED}, /* before what is busy */
		{"WF12/", "TERM07", "tom", WIN32_ERROR_LOGON_DISABLED},
		/* one line, one session; whose disconnected one there is makes no difference */
		{"WF12/", "TERM05", "tom", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/", "TERM05", "eva", WIN32_ERROR_WINSTATION_BUSY},
		{"WF18/", "Console", "tom", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/", "Another-Listener-With-Long-Name", "tom",
			WIN32_ERROR_WINSTATION_NAME_INVALID},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];
		uint32_t id = 12345;

		snprintf(label, sizeof(label), "%s at %s%s", rows[i].account, rows[i].server,
			rows[i].winstation);
		same_answer(label,
			log_on(rows[i].server, rows[i].winstation, rows[i].account, &id),
			rows[i].answer);
		same_number(label, id, 12345);
		nothing_happened(label, farm, before);
	}
}

static void session_logon__refuses_servers_that_do_not_answer(void **state)
{
	struct caller there = address_of(farm, "WF12/");
	uint32_t id;

	(void)state;
	same_number("offline", run_sql(farm, "UPDATE servers SET online = 0"), 0);
	same_answer("offline",
		session_logon(farm, there.server_id, "RDP-Tcp", "eva", NULL, NULL, &id),
		WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
	same_answer("none", session_logon(farm, 999, "RDP-Tcp", "eva", NULL, NULL, &id),
		WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
}

static void session_logon__refuses_clients_that_cannot_be(void **state)
{
	static const struct {
		const char *name, *address;
		int answer;
	} rows[] = {
		{"123456789012345678901", NULL, WIN32_ERROR_INVALID_PARAMETER},
		{NULL, "1234567890123456789012345678901", WIN32_ERROR_INVALID_PARAMETER},
		{"\xFF", NULL, WIN32_ERROR_INVALID_PARAMETER},
		{NULL, "\xFF", WIN32_ERROR_INVALID_PARAMETER},
		{"äöüäöüäöüäöüäöüäöüäö", "123456789012345678901234567890", 0},
		{"", "", 0},
		{NULL, NULL, 0},
	};
	struct caller there = address_of(farm, "WF15/");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct session_info session;
		uint32_t id;

		same_answer(rows[i].name,
			session_logon(farm, there.server_id, "RDP-Tcp", "eva", rows[i].name,
				rows[i].address, &id),
			rows[i].answer);
		if (rows[i].answer != 0)
			continue;
		there.session_id = id;
		same_answer("query", session_query(farm, &there, there.server_id, id, &session), 0);
		same_text("name", session.client_name, rows[i].name ? rows[i].name : "");
		same_text("address", session.client_address, rows[i].address ? rows[i].address : "");
	}
}

/* Who is where, with what name, from where, since when. */
static char *seat_of(uint32_t id, const char *server)
{
	static char line[1024];
	struct caller there = address_of(farm, server);
	struct session_info session;

	there.session_id = id;
	same_answer("query", session_query(farm, &there, there.server_id, id, &session), 0);
	snprintf(line, sizeof(line), "%u %s %s at %s (%s) by %s %s since %s", session.id,
		session_state_to_string(session.state), session.user, session.name,
		session.winstation, session.client_name, session.client_address,
		session.logon_time);
	return line;
}

static void session_logon__finds_the_session(void **state)
{
	static const struct {
		const char *server, *winstation, *account, *seat, *journal;
	} rows[] = {
		/* a new one: the lowest free id, and the next free name after its own */
		{"WF12/", "rdp-tcp", "TOM",
			"4 active tom at RDP-Tcp#6 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF12/4 - by WF12/4 tom: RDP-Tcp#6\n"
			"2 09:00:00 user-logged-on WF12/4 tom by WF12/4 tom\n"},
		{"WF15/", "RDP-Tcp", "ada",
			"2 active ada at RDP-Tcp#2 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF15/2 - by WF15/2 ada: RDP-Tcp#2\n"
			"2 09:00:00 user-logged-on WF15/2 ada by WF15/2 ada\n"},
		/* an idle one of the listener */
		{"WF16/", "RDP-Tcp", "tom",
			"5 active tom at RDP-Tcp#5 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 user-logged-on WF16/5 tom by WF16/5 tom\n"},
		/* the account's disconnected one, the lowest, with its logon time and programs */
		{"WF12/", "RDP-Tcp", "eva",
			"14 active eva at RDP-Tcp#14 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-15 12:00:00",
			"1 09:00:00 session-connected WF12/14 eva by WF12/14 eva: RDP-Tcp#14\n"},
		{"WF12/", "TERM06", "eva",
			"14 active eva at TERM06 (TERM06) by PC9 10.0.0.9 since 1998-06-15 12:00:00",
			"1 09:00:00 session-connected WF12/14 eva by WF12/14 eva: TERM06\n"},
		/* ... in place of the one that waited at the line */
		{"WF12/", "TERM07", "eva",
			"14 active eva at TERM07 (TERM07) by PC9 10.0.0.9 since 1998-06-15 12:00:00",
			"1 09:00:00 session-ended WF12/21 - by WF12/14 eva\n"
			"2 09:00:00 session-connected WF12/14 eva by WF12/14 eva: TERM07\n"},
		/* ... and the listener's idle one goes on waiting */
		{"WF17/", "RDP-Tcp", "tom",
			"9 active tom at RDP-Tcp#9 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-connected WF17/9 tom by WF17/9 tom: RDP-Tcp#9\n"},
		/* guests do not reconnect */
		{"WF12/", "RDP-Tcp", "gus",
			"4 active gus at RDP-Tcp#6 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF12/4 - by WF12/4 gus: RDP-Tcp#6\n"
			"2 09:00:00 user-logged-on WF12/4 gus by WF12/4 gus\n"},
		/* a line: the session that waits there, a new one when its last is disconnected or none is */
		{"WF12/", "term04", "ole",
			"4 active ole at TERM04 (TERM04) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF12/4 - by WF12/4 ole: TERM04\n"
			"2 09:00:00 user-logged-on WF12/4 ole by WF12/4 ole\n"},
		{"WF12/", "TERM06", "tom",
			"4 active tom at TERM06 (TERM06) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF12/4 - by WF12/4 tom: TERM06\n"
			"2 09:00:00 user-logged-on WF12/4 tom by WF12/4 tom\n"},
		{"WF12/", "TERM07", "ada",
			"21 active ada at TERM07 (TERM07) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 user-logged-on WF12/21 ada by WF12/21 ada\n"},
		/* the console: no disconnected session goes there */
		{"WF12/", "Console", "eva",
			"0 active eva at Console (Console) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 user-logged-on WF12/0 eva by WF12/0 eva\n"},
		{"WF15/", "console", "tom",
			"0 active tom at Console (Console) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF15/0 - by WF15/0 tom: Console\n"
			"2 09:00:00 user-logged-on WF15/0 tom by WF15/0 tom\n"},
		{"WF17/", "Console", "tom",
			"1 active tom at Console (Console) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF17/1 - by WF17/1 tom: Console\n"
			"2 09:00:00 user-logged-on WF17/1 tom by WF17/1 tom\n"},
		/* ... and none comes from there */
		{"WF18/", "RDP-Tcp", "tom",
			"1 active tom at RDP-Tcp#1 (RDP-Tcp) by PC9 10.0.0.9 since 1998-06-16 09:00:00",
			"1 09:00:00 session-started WF18/1 - by WF18/1 tom: RDP-Tcp#1\n"
			"2 09:00:00 user-logged-on WF18/1 tom by WF18/1 tom\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct snapshot *after;
		char label[64];
		uint32_t id = 0;

		snprintf(label, sizeof(label), "%s at %s%s", rows[i].account, rows[i].server,
			rows[i].winstation);
		same_answer(label,
			log_on(rows[i].server, rows[i].winstation, rows[i].account, &id), 0);
		same_text(label, seat_of(id, rows[i].server), rows[i].seat);
		journal_is(label, rows[i].journal);
		same_number(label, check_farm(farm), 0);
		after = read_farm(farm);
		same_number("programs",
			(long long)session_at(after, "WF12", 14)->program_count, 1);
		snapshot_free(after);
		stage_again();
	}
}

static void session_logon__console_takes_no_heed_of_disabled_logons(void **state)
{
	uint32_t id;

	(void)state;
	same_answer("free", logoff(farm, "WF13/0", "WF13/0"), 0);
	same_answer("console", log_on("WF13/", "Console", "eva", &id), 0);
	same_number("console", id, 0);
}

/* Every id but 0 is somebody's. */
static void session_logon__full_server_takes_nobody(void **state)
{
	uint32_t id = 1;

	(void)state;
	hostile_run(folder_file(&folder, "farm.db"),
		"WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids "
		"WHERE id < 65535) INSERT OR IGNORE INTO sessions (server_id, "
		"session_id, winstation_id, state, install) SELECT server_id, id, winstation_id, "
		"'down', 0 FROM ids, servers JOIN winstations USING (server_id) WHERE "
		"servers.name = 'WF15' AND winstations.name = 'RDP-Tcp'");
	same_answer("full", log_on("WF15/", "RDP-Tcp", "tom", &id),
		WIN32_ERROR_NOT_ENOUGH_MEMORY);
	same_answer("console", log_on("WF15/", "Console", "tom", &id), 0);
	same_number("console", id, 0);
}

/* Two sessions of one account, each at a place of its own. */
static void session_logon__disconnect_and_again(void **state)
{
	struct caller tom = address_of(farm, "WF15/");
	uint32_t first, second, again;

	(void)state;
	same_answer("first", log_on("WF15/", "RDP-Tcp", "tom", &first), 0);
	same_answer("second", log_on("WF15/", "RDP-Tcp", "tom", &second), 0);
	assert_int_not_equal(first, second);
	tom.session_id = second;
	same_answer("disconnect", session_disconnect(farm, &tom, tom.server_id, second), 0);
	same_answer("again", log_on("WF15/", "RDP-Tcp", "tom", &again), 0);
	same_number("again", again, second);
	same_number("findings", check_farm(farm), 0);
}

static void session_logon__fails_at_any_step_and_changes_nothing(void **state)
{
	static const struct {
		const char *winstation, *account, *step;
	} rows[] = {
		{"RDP-Tcp", "tom", "INSERT ON sessions"},
		{"RDP-Tcp", "tom", "INSERT ON events WHEN new.kind = 'session-started'"},
		{"RDP-Tcp", "tom", "UPDATE ON sessions"},
		{"RDP-Tcp", "tom", "INSERT ON events WHEN new.kind = 'user-logged-on'"},
		{"TERM07", "eva", "DELETE ON sessions"},
		{"TERM07", "eva", "UPDATE ON sessions"},
		{"TERM07", "eva", "INSERT ON events WHEN new.kind = 'session-connected'"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint32_t id;

		make_guard(farm, rows[i].step);
		same_answer(rows[i].step, log_on("WF12/", rows[i].winstation, rows[i].account, &id),
			FARM_E_IMPOSSIBLE);
		nothing_happened(rows[i].step, farm, before);
		drop_guard(farm);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_logon__refuses_and_changes_nothing),
		STAGED(session_logon__refuses_servers_that_do_not_answer),
		STAGED(session_logon__refuses_clients_that_cannot_be),
		STAGED(session_logon__finds_the_session),
		STAGED(session_logon__console_takes_no_heed_of_disabled_logons),
		STAGED(session_logon__full_server_takes_nobody),
		STAGED(session_logon__disconnect_and_again),
		STAGED(session_logon__fails_at_any_step_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
