#include "sim/tests/stage.h"

#include "base/macros.h"
#include "base/text.h"

/*
 * tom sits at the console and in WF12/12 and WF12/14, eva in WF12/3, ada (Administrators) in WF12/2,
 * boss (Full Control, but no administrator) in WF12/5. Nobody is logged on in WF12/15.
 */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations: {RDP-Tcp: {permissions: {boss: full-control, ada: {deny: "
	"full-control}}}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom, programs: [{image: c.exe, pid: 100}]}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva, programs: [{image: e.exe, pid: 90}, {image: f.exe, pid: 300, "
	"unsaved: "
	"f.doc, on-logoff: hangs}]}\n"
	"      5: {user: boss}\n"
	"      12: {user: tom, programs: [{image: a.exe, pid: 120}, {image: b.exe, pid: 121}]}\n"
	"      14: {user: tom, state: disconnected, programs: [{image: d.exe, pid: 140}]}\n"
	"      15: {at: \"RDP-Tcp#15\", state: connectquery, programs: [{image: l.exe, pid: "
	"150}]}\n"
	"      16: {at: \"RDP-Tcp#16\", state: connectquery}\n"
	"  WF13: {sessions: {3: {user: tom, programs: [{image: z.exe, pid: 90}]}}}\n"
	"accounts: {ada: [administrators], tom: [Users], eva: [Users], boss: []}\n";

static int note_program(void *context, const struct program_info *program)
{
	text_printf(context, "%u %s %u %s%s\n", program->pid, program->image, program->session_id,
		*program->user ? program->user : "-", program->account_id ? "" : " of nobody");
	return 0;
}

static void program_list__gives_own_ones_and_administrators_all(void **state)
{
	static const struct {
		const char *caller, *server, *list;
	} rows[] = {
		{"WF12/12", "WF12/0",
			"100 c.exe 0 tom\n120 a.exe 12 tom\n121 b.exe 12 tom\n140 d.exe 14 tom\n"},
		{"WF12/12", "WF13/0", "90 z.exe 3 tom\n"},
		{"WF12/3", "WF12/0", "90 e.exe 3 eva\n300 f.exe 3 eva\n"},
		{"WF12/3", "WF13/0", ""}, /* the same id on another server */
		{"WF12/5", "WF12/0", ""}, /* rights over sessions are none over programs */
		{"WF12/15", "WF12/0", "150 l.exe 15 - of nobody\n"},
		{"WF12/16", "WF12/0", ""}, /* nobody is not everybody that nobody is */
		{"WF12/2", "WF12/0",
			"90 e.exe 3 eva\n100 c.exe 0 tom\n120 a.exe 12 tom\n121 b.exe 12 tom\n"
			"140 d.exe 14 tom\n150 l.exe 15 - of nobody\n300 f.exe 3 eva\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text list = {0};
		struct caller who = caller_at(farm, rows[i].caller);
		struct caller there = address_of(farm, rows[i].server);

		same_answer(rows[i].caller,
			program_list(farm, &who, there.server_id, note_program, &list), 0);
		same_text(rows[i].caller, text_string(&list), rows[i].list);
	}
}

static int note_account(void *context, const struct program_info *program)
{
	int64_t *accounts = context;

	accounts[program->session_id] = program->account_id;
	return program->session_id == 12 ? 77 : 0;
}

static void program_list__ends_with_the_takers_answer(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");
	int64_t accounts[16] = {0};

	(void)state;
	same_answer("list", program_list(farm, &ada, ada.server_id, note_account, accounts), 77);
	same_number("not reached", accounts[14], 0);
	assert_true(accounts[12] == accounts[0] && accounts[12] != accounts[3]);
}

static int terminate_program(const char *caller, const char *server, uint32_t pid)
{
	struct caller who = caller_at(farm, caller), there = address_of(farm, server);

	return program_terminate(farm, &who, there.server_id, pid);
}

static void program_terminate__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller, *server;
		uint32_t pid;
		int answer;
	} rows[] = {
		{"WF12/2", "WF12/0", 0, WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/2", "WF12/0", 999, WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/2", "WF12/0", UINT32_MAX, WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/2", "WF13/0", 120, WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/3", "WF12/0", 999, WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/3", "WF12/0", 120, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/5", "WF12/0", 120, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF13/0", 90, WIN32_ERROR_ACCESS_DENIED},
		{"WF12/16", "WF12/0", 150, WIN32_ERROR_ACCESS_DENIED},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_answer(rows[i].caller,
			terminate_program(rows[i].caller, rows[i].server, rows[i].pid),
			rows[i].answer);
		nothing_happened(rows[i].caller, farm, before);
	}
}

static void program_terminate__loses_work_and_leaves_the_rest(void **state)
{
	static const struct {
		const char *caller;
		uint32_t session, pid;
		const char *journal;
	} rows[] = {
		{"WF12/12", 12, 120,
			"1 09:00:00 program-killed WF12/12 tom by WF12/12 tom: a.exe\n"},
		{"WF12/14", 12, 121,
			"1 09:00:00 program-killed WF12/12 tom by WF12/14 tom: b.exe\n"},
		{"WF12/2", 3, 90, "1 09:00:00 program-killed WF12/3 eva by WF12/2 ada: e.exe\n"},
		{"WF12/3", 3, 300,
			"1 09:00:00 work-lost WF12/3 eva by WF12/3 eva: f.doc\n"
			"2 09:00:00 program-killed WF12/3 eva by WF12/3 eva: f.exe\n"},
		/* the last one, but nobody is logged on there */
		{"WF12/15", 15, 150, "1 09:00:00 program-killed WF12/15 - by WF12/15 -: l.exe\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct session *session = session_at(before, "WF12", rows[i].session);

		same_answer(rows[i].journal,
			terminate_program(rows[i].caller, "WF12/0", rows[i].pid), 0);
		session->program_count--;
		if (session->programs[0].pid == rows[i].pid)
			session->programs++;
		stage_changed_to(rows[i].journal, rows[i].journal);
	}
}

static void program_terminate__last_one_ends_the_session(void **state)
{
	(void)state;
	same_answer("hangs no more", terminate_program("WF12/3", "WF12/0", 300), 0);
	same_answer("eva's last", terminate_program("WF12/3", "WF12/0", 90), 0);
	same_answer("disconnected", terminate_program("WF12/2", "WF12/0", 140), 0);
	same_answer("console", terminate_program("WF12/2", "WF12/0", 100), 0);
	remove_session(before, "WF12", 3);
	remove_session(before, "WF12", 14);
	session_at(before, "WF12", 0)->state = SESSION_CONNECTED;
	session_at(before, "WF12", 0)->user = NULL;
	session_at(before, "WF12", 0)->logon_time = NULL;
	session_at(before, "WF12", 0)->connect_time = before->clock;
	session_at(before, "WF12", 0)->program_count = 0;
	farm_is_as_before("after");
	journal_is("journal", "1 09:00:00 work-lost WF12/3 eva by WF12/3 eva: f.doc\n"
			      "2 09:00:00 program-killed WF12/3 eva by WF12/3 eva: f.exe\n"
			      "3 09:00:00 program-killed WF12/3 eva by WF12/3 eva: e.exe\n"
			      "4 09:00:00 user-logged-off WF12/3 eva by WF12/3 eva\n"
			      "5 09:00:00 session-ended WF12/3 eva by WF12/3 eva\n"
			      "6 09:00:00 program-killed WF12/14 tom by WF12/2 ada: d.exe\n"
			      "7 09:00:00 user-logged-off WF12/14 tom by WF12/2 ada\n"
			      "8 09:00:00 session-ended WF12/14 tom by WF12/2 ada\n"
			      "9 09:00:00 program-killed WF12/0 tom by WF12/2 ada: c.exe\n"
			      "10 09:00:00 user-logged-off WF12/0 tom by WF12/2 ada\n");
}

static void program_terminate__fails_at_any_step_and_changes_nothing(void **state)
{
	static const char *const steps[] = {"INSERT ON events WHEN new.kind = 'program-killed'",
		"DELETE ON programs", "INSERT ON events WHEN new.kind = 'session-ended'",
		"DELETE ON sessions"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		make_guard(farm, steps[i]);
		same_answer(
			steps[i], terminate_program("WF12/2", "WF12/0", 140), FARM_E_IMPOSSIBLE);
		nothing_happened(steps[i], farm, before);
		drop_guard(farm);
	}
}

static void callers_whose_session_is_gone_are_refused(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");

	(void)state;
	same_answer("logoff", logoff(farm, "WF12/2", "WF12/2"), 0);
	same_answer("list", program_list(farm, &ada, ada.server_id, note_program, NULL),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("terminate", program_terminate(farm, &ada, ada.server_id, 120),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(program_list__gives_own_ones_and_administrators_all),
		STAGED(program_list__ends_with_the_takers_answer),
		STAGED(program_terminate__refuses_and_changes_nothing),
		STAGED(program_terminate__loses_work_and_leaves_the_rest),
		STAGED(program_terminate__last_one_ends_the_session),
		STAGED(program_terminate__fails_at_any_step_and_changes_nothing),
		STAGED(callers_whose_session_is_gone_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
