#include "sim/tests/stage.h"

#include "base/macros.h"

/* eva (ordinary) sits in WF12/3, ada (Administrators) in WF12/2; rex, in WF12/4, may reset at RDP-Tcp. */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct}\n"
	"      TERM05: {kind: direct, permissions: {Administrators: {deny: reset}}}\n"
	"      RDP-Tcp: {permissions: {rex: reset}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom, programs: [{image: notepad.exe, unsaved: note.txt}]}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva}\n"
	"      4: {user: rex}\n"
	"      12: {user: tom, programs: [{image: hung.exe, on-logoff: hangs, unsaved: a.doc}, "
	"word.exe]}\n"
	"      14: {user: tom, state: disconnected, programs: [a.exe]}\n"
	"      17: {state: idle}\n"
	"      18: {state: reset, at: \"RDP-Tcp#18\", user: tom}\n"
	"      19: {state: down, at: TERM04}\n"
	"      20: {state: init}\n"
	"      22: {at: TERM05, user: eva}\n"
	"  WF13: {sessions: {1: {at: RDP-Tcp}, 3: {user: tom}, 5: {user: eva, state: "
	"disconnected}, "
	"6: {at: RDP-Tcp, state: idle}}}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], rex: []}\n";

static int reset_session(const char *caller, const char *target)
{
	struct caller who = caller_at(farm, caller), whom = address_of(farm, target);

	return session_reset(farm, &who, whom.server_id, whom.session_id);
}

static void session_reset__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller, *target;
		int answer;
	} rows[] = {
		{"WF12/2", "WF12/99", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/2", "WF13/2", WIN32_ERROR_WINSTATION_NOT_FOUND},
		/* another's console, also to who has the same account elsewhere */
		{"WF12/2", "WF12/0", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/12", "WF12/0", WIN32_ERROR_ACCESS_DENIED},
		/* no Reset right at that winstation */
		{"WF12/3", "WF12/12", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", "WF12/19", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", "WF12/22", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/1", WIN32_ERROR_ACCESS_DENIED},
		/* permission comes before the state */
		{"WF12/3", "WF12/18", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", "WF12/18", WIN32_ERROR_CLOSE_PENDING},
		{"WF12/2", "WF12/20", WIN32_ERROR_WINSTATION_BUSY},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[64];

		snprintf(label, sizeof(label), "%s from %s", rows[i].target, rows[i].caller);
		same_answer(label, reset_session(rows[i].caller, rows[i].target), rows[i].answer);
		nothing_happened(label, farm, before);
	}
}

static void session_reset__frees_the_session_at_once(void **state)
{
	static const struct {
		const char *caller, *target, *journal;
	} rows[] = {
		/* no three minutes for what hangs */
		{"WF12/2", "WF12/12",
			"1 09:00:00 session-reset WF12/12 tom by WF12/2 ada\n"
			"2 09:00:00 program-killed WF12/12 tom by WF12/2 ada: word.exe\n"
			"3 09:00:00 work-lost WF12/12 tom by WF12/2 ada: a.doc\n"
			"4 09:00:00 program-killed WF12/12 tom by WF12/2 ada: hung.exe\n"
			"5 09:00:00 user-logged-off WF12/12 tom by WF12/2 ada\n"
			"6 09:00:00 session-ended WF12/12 tom by WF12/2 ada\n"},
		{"WF12/4", "WF12/14",
			"1 09:00:00 session-reset WF12/14 tom by WF12/4 rex\n"
			"2 09:00:00 program-killed WF12/14 tom by WF12/4 rex: a.exe\n"
			"3 09:00:00 user-logged-off WF12/14 tom by WF12/4 rex\n"
			"4 09:00:00 session-ended WF12/14 tom by WF12/4 rex\n"},
		{"WF12/3", "WF12/3",
			"1 09:00:00 session-reset WF12/3 eva by WF12/3 eva\n"
			"2 09:00:00 user-logged-off WF12/3 eva by WF12/3 eva\n"
			"3 09:00:00 session-ended WF12/3 eva by WF12/3 eva\n"},
		/* who has the same name may, on every server */
		{"WF12/3", "WF12/22",
			"1 09:00:00 session-reset WF12/22 eva by WF12/3 eva\n"
			"2 09:00:00 user-logged-off WF12/22 eva by WF12/3 eva\n"
			"3 09:00:00 session-ended WF12/22 eva by WF12/3 eva\n"},
		{"WF12/3", "WF13/5",
			"1 09:00:00 session-reset WF13/5 eva by WF12/3 eva\n"
			"2 09:00:00 user-logged-off WF13/5 eva by WF12/3 eva\n"
			"3 09:00:00 session-ended WF13/5 eva by WF12/3 eva\n"},
		{"WF12/2", "WF12/19",
			"1 09:00:00 session-reset WF12/19 - by WF12/2 ada\n"
			"2 09:00:00 session-ended WF12/19 - by WF12/2 ada\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller whom = address_of(farm, rows[i].target);
		char server[5];

		snprintf(server, sizeof(server), "%s", rows[i].target);
		same_answer(rows[i].target, reset_session(rows[i].caller, rows[i].target), 0);
		remove_session(before, server, whom.session_id);
		stage_changed_to(rows[i].target, rows[i].journal);
	}
}

static void session_reset__an_idle_session_goes_on_waiting(void **state)
{
	(void)state;
	same_answer("idle", reset_session("WF12/2", "WF12/17"), 0);
	stage_changed_to("idle", "1 09:00:00 session-reset WF12/17 - by WF12/2 ada\n");
}

static void session_reset__the_console_stays_without_its_user(void **state)
{
	struct session *console = session_at(before, "WF12", 0);

	(void)state;
	same_answer("console", reset_session("WF12/0", "WF12/0"), 0);
	console->state = SESSION_CONNECTED;
	console->user = NULL;
	console->logon_time = NULL;
	console->connect_time = before->clock;
	console->program_count = 0;
	stage_changed_to("console",
		"1 09:00:00 session-reset WF12/0 tom by WF12/0 tom\n"
		"2 09:00:00 work-lost WF12/0 tom by WF12/0 tom: note.txt\n"
		"3 09:00:00 program-killed WF12/0 tom by WF12/0 tom: notepad.exe\n"
		"4 09:00:00 user-logged-off WF12/0 tom by WF12/0 tom\n");
}

static void session_reset__a_listener_takes_what_came_from_it(void **state)
{
	(void)state;
	same_answer("listener", reset_session("WF12/2", "WF13/1"), 0);
	remove_session(before, "WF13", 3);
	remove_session(before, "WF13", 5);
	stage_changed_to("listener", "1 09:00:00 session-reset WF13/1 - by WF12/2 ada\n"
				     "2 09:00:00 session-reset WF13/3 tom by WF12/2 ada\n"
				     "3 09:00:00 user-logged-off WF13/3 tom by WF12/2 ada\n"
				     "4 09:00:00 session-ended WF13/3 tom by WF12/2 ada\n"
				     "5 09:00:00 session-reset WF13/5 eva by WF12/2 ada\n"
				     "6 09:00:00 user-logged-off WF13/5 eva by WF12/2 ada\n"
				     "7 09:00:00 session-ended WF13/5 eva by WF12/2 ada\n");
}

/* What fails in the middle is undone. */
static void session_reset__fails_at_any_step_and_changes_nothing(void **state)
{
	static const char *const steps[] = {
		"INSERT ON events WHEN new.kind = 'session-reset'",
		"INSERT ON events WHEN new.kind = 'work-lost'",
		"DELETE ON programs",
		"DELETE ON sessions",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		make_guard(farm, steps[i]);
		same_answer(steps[i], reset_session("WF12/2", "WF12/12"), FARM_E_IMPOSSIBLE);
		same_answer(steps[i], reset_session("WF12/2", "WF12/1"), FARM_E_IMPOSSIBLE);
		nothing_happened(steps[i], farm, before);
		drop_guard(farm);
	}
	same_answer("without", reset_session("WF12/2", "WF12/12"), 0);
}

static void callers_whose_session_is_gone_are_refused(void **state)
{
	struct caller caller = caller_at(farm, "WF12/2");

	(void)state;
	same_answer("reset", reset_session("WF12/2", "WF12/2"), 0);
	same_answer("again", session_reset(farm, &caller, caller.server_id, 12),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		STAGED(session_reset__refuses_and_changes_nothing),
		STAGED(session_reset__frees_the_session_at_once),
		STAGED(session_reset__an_idle_session_goes_on_waiting),
		STAGED(session_reset__the_console_stays_without_its_user),
		STAGED(session_reset__a_listener_takes_what_came_from_it),
		STAGED(session_reset__fails_at_any_step_and_changes_nothing),
		STAGED(callers_whose_session_is_gone_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
