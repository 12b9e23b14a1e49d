#include "sim/tests/stage.h"

#include "base/macros.h"
#include "base/text.h"

/*
 * eva (ordinary) sits in WF12/3, ada (Administrators) in WF12/2, ole in WF12/4, who may log off at
 * RDP-Tcp alone. Session 12 is on both servers.
 */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct}\n"
	"      TERM05: {kind: direct, permissions: {Administrators: {deny: logoff}}}\n"
	"      RDP-Tcp: {permissions: {ole: logoff}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom, programs: [notepad.exe]}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva, programs: [explorer.exe, {image: winword.exe, unsaved: mine.doc}]}\n"
	"      4: {user: ole, programs: [{image: a.exe, on-logoff: hangs}]}\n"
	"      12: {at: \"RDP-Tcp#99\", user: tom, programs: [explorer.exe, {image: hung.exe, "
	"on-logoff: hangs, unsaved: a.doc}, {image: winword.exe, unsaved: letter.doc}, "
	"{image: hung.exe, on-logoff: hangs}]}\n"
	"      13: {user: tom, state: shadow}\n"
	"      14: {user: tom, state: disconnected}\n"
	"      15: {state: connected}\n"
	"      16: {state: connectquery}\n"
	"      17: {state: idle}\n"
	"      18: {state: reset, at: \"RDP-Tcp#18\", user: tom}\n"
	"      19: {state: down}\n"
	"      20: {state: init}\n"
	"      21: {at: TERM04, user: tom}\n"
	"      22: {at: TERM05, user: tom}\n"
	"  WF13:\n"
	"    sessions:\n"
	"      0: {at: Console}\n"
	"      3: {user: tom}\n"
	"      12: {user: ole}\n"
	"  WF14: {online: no, sessions: {5: {user: tom}}}\n"
	"accounts:\n"
	"  ada: [Administrators]\n"
	"  tom: [Users]\n"
	"  eva: [Users]\n"
	"  ole: []\n";

static void session_logoff__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller, *target;
		int answer;
	} rows[] = {
		/* nobody there */
		{"WF12/2", "WF12/99", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/65536", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/4294967295", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF13/14", WIN32_ERROR_WINSTATION_NOT_FOUND},
		/* the console, whoever asks and whoever is there */
		{"WF12/2", "WF12/0", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/0", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/12", "WF12/0", WIN32_ERROR_ACCESS_DENIED}, /* the same account's */
		{"WF12/2", "WF13/0", WIN32_ERROR_ACCESS_DENIED},
		/* no Logoff right at that winstation */
		{"WF12/3", "WF12/12", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/14", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/12", "WF12/14", WIN32_ERROR_ACCESS_DENIED}, /* one's own account's other session */
		{"WF12/4", "WF12/21", WIN32_ERROR_ACCESS_DENIED},  /* ole's right is the listener's */
		{"WF12/4", "WF13/12", WIN32_ERROR_ACCESS_DENIED},  /* ... on his server */
		{"WF12/2", "WF12/22", WIN32_ERROR_ACCESS_DENIED},  /* Administrators are denied there */
		{"WF12/3", "WF13/3", WIN32_ERROR_ACCESS_DENIED},   /* the same id is not one's own */
		{"WF12/15", "WF12/12", WIN32_ERROR_ACCESS_DENIED}, /* nobody is logged on */
		/* permission comes before the state */
		{"WF12/3", "WF12/1", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/18", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/19", WIN32_ERROR_ACCESS_DENIED},
		/* states without anybody to log off */
		{"WF12/2", "WF12/1", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/17", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF12/18", WIN32_ERROR_CLOSE_PENDING},
		{"WF12/2", "WF12/19", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/2", "WF12/20", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/17", "WF12/17", WIN32_ERROR_WINSTATION_NOT_FOUND}, /* one's own too */
		{"WF12/18", "WF12/18", WIN32_ERROR_CLOSE_PENDING},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		snprintf(label, sizeof(label), "%s from %s", rows[i].target, rows[i].caller);
		same_answer(label, logoff(farm, rows[i].caller, rows[i].target), rows[i].answer);
		nothing_happened(label, farm, before);
	}
}

static void session_logoff__caller_whose_session_is_gone_is_refused(void **state)
{
	struct caller caller = caller_at(farm, "WF12/2");

	(void)state;
	same_answer("own", session_logoff(farm, &caller, caller.server_id, 2), 0);
	same_answer("again", session_logoff(farm, &caller, caller.server_id, 2),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("another", session_logoff(farm, &caller, caller.server_id, 12),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

/* The session is gone, or the console empty, and everything else as it was. */
static void session_logoff__ends_that_session_alone(void **state)
{
	static const struct {
		const char *caller, *server;
		uint32_t id;
	} rows[] = {
		{"WF12/2", "WF12", 12}, {"WF12/4", "WF12", 12}, {"WF12/12", "WF12", 12},
		{"WF12/2", "WF12", 13}, {"WF12/2", "WF12", 14}, {"WF12/2", "WF12", 15},
		{"WF12/2", "WF12", 16}, {"WF12/2", "WF12", 21}, {"WF12/3", "WF12", 3},
		{"WF12/22", "WF12", 22}, {"WF12/15", "WF12", 15}, {"WF12/14", "WF12", 14},
		{"WF12/2", "WF13", 12}, {"WF12/2", "WF13", 3}, {"WF13/3", "WF13", 3},
		{"WF12/4", "WF12", 4}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct snapshot *after;
		char target[64];

		snprintf(target, sizeof(target), "%s/%u", rows[i].server, rows[i].id);
		same_answer(target, logoff(farm, rows[i].caller, target), 0);
		after = read_farm(farm);
		remove_session(before, rows[i].server, rows[i].id);
		before->clock = after->clock;
		same_farm(target, after, before);
		snapshot_free(after);
		stage_again();
	}
}

static void session_logoff__journal_tells_all_in_order(void **state)
{
	static const struct {
		const char *caller, *target, *journal;
	} rows[] = {
		{"WF12/2", "WF12/12",
			"1 09:00:00 logoff-started WF12/12 tom by WF12/2 ada\n"
			"2 09:00:00 program-ended WF12/12 tom by WF12/2 ada: explorer.exe\n"
			"3 09:00:00 work-lost WF12/12 tom by WF12/2 ada: letter.doc\n"
			"4 09:00:00 program-ended WF12/12 tom by WF12/2 ada: winword.exe\n"
			"5 09:03:00 work-lost WF12/12 tom by WF12/2 ada: a.doc\n"
			"6 09:03:00 program-killed WF12/12 tom by WF12/2 ada: hung.exe\n"
			"7 09:03:00 program-killed WF12/12 tom by WF12/2 ada: hung.exe\n"
			"8 09:03:00 user-logged-off WF12/12 tom by WF12/2 ada\n"
			"9 09:03:00 session-ended WF12/12 tom by WF12/2 ada\n"},
		{"WF12/3", "WF12/3",
			"1 09:00:00 logoff-started WF12/3 eva by WF12/3 eva\n"
			"2 09:00:00 program-ended WF12/3 eva by WF12/3 eva: explorer.exe\n"
			"3 09:00:00 work-lost WF12/3 eva by WF12/3 eva: mine.doc\n"
			"4 09:00:00 program-ended WF12/3 eva by WF12/3 eva: winword.exe\n"
			"5 09:00:00 user-logged-off WF12/3 eva by WF12/3 eva\n"
			"6 09:00:00 session-ended WF12/3 eva by WF12/3 eva\n"},
		{"WF12/2", "WF13/12",
			"1 09:00:00 logoff-started WF13/12 ole by WF12/2 ada\n"
			"2 09:00:00 user-logged-off WF13/12 ole by WF12/2 ada\n"
			"3 09:00:00 session-ended WF13/12 ole by WF12/2 ada\n"},
		/* nobody was logged on, so nobody is logged off */
		{"WF12/2", "WF12/15",
			"1 09:00:00 logoff-started WF12/15 - by WF12/2 ada\n"
			"2 09:00:00 session-ended WF12/15 - by WF12/2 ada\n"},
		/* the console session stays */
		{"WF12/0", "WF12/0",
			"1 09:00:00 logoff-started WF12/0 tom by WF12/0 tom\n"
			"2 09:00:00 program-ended WF12/0 tom by WF12/0 tom: notepad.exe\n"
			"3 09:00:00 user-logged-off WF12/0 tom by WF12/0 tom\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_answer(rows[i].target, logoff(farm, rows[i].caller, rows[i].target), 0);
		journal_is(rows[i].target, rows[i].journal);
		stage_again();
	}
}

static void session_logoff__clock_waits_once_for_all_that_hang(void **state)
{
	struct snapshot *after;

	(void)state;
	same_answer("hangs", logoff(farm, "WF12/2", "WF12/12"), 0);
	after = read_farm(farm);
	same_text("three minutes", after->clock, "1998-06-16 09:03:00");
	snapshot_free(after);
	same_answer("closes", logoff(farm, "WF12/2", "WF12/3"), 0);
	after = read_farm(farm);
	same_text("no more", after->clock, "1998-06-16 09:03:00");
	snapshot_free(after);
}

/* Connected and disconnected ones alike: at the console the session goes on without its user. */
static void session_logoff__console_stays_without_its_user(void **state)
{
	static const char *const states[] = {"active", "shadow", "disconnected"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		cleanup(text_deinit) struct text yaml = {0};
		struct snapshot *after;
		const struct session *console;

		farm = farm_free(farm);
		text_printf(&yaml, "servers: {WF12: {sessions: {0: {at: console, user: tom, "
				   "state: %s, programs: [a.exe]}}}}\n", states[i]);
		farm = make_farm(&folder, text_string(&yaml));
		same_answer(states[i], logoff(farm, "WF12/0", "WF12/0"), 0);
		after = read_farm(farm);
		console = server_session(snapshot_server(after, "WF12"), 0);
		assert_non_null(console);
		same_text("state", session_state_to_string(console->state), "connected");
		same_text("user", console->user, NULL);
		same_text("name", console->name, i == 2 ? "Console" : "console");
		same_text("former name", console->former_name, NULL);
		same_text("logon", console->logon_time, NULL);
		same_number("programs", (long long)console->program_count, 0);
		snapshot_free(after);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_logoff__refuses_and_changes_nothing),
		STAGED(session_logoff__caller_whose_session_is_gone_is_refused),
		STAGED(session_logoff__ends_that_session_alone),
		STAGED(session_logoff__journal_tells_all_in_order),
		STAGED(session_logoff__clock_waits_once_for_all_that_hang),
		STAGED(session_logoff__console_stays_without_its_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
