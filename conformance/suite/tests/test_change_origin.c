#include "conformance/suite/change_origin.h"

#include <string.h>

#include "base/macros.h"
#include "conformance/suite/tests/support.h"

static const char farm_text[] = "servers:\n"
				"  WF12:\n"
				"    logons: disabled\n"
				"    sessions:\n"
				"      0: {at: Console, user: Administrator}\n"
				"      12:\n"
				"        user: eva\n"
				"        programs: [{image: winword.exe, unsaved: letter.doc}]\n";

static struct snapshot *farm;

static int setup(void **state)
{
	char *problems_of_farm;

	if (reading_setup(state) != 0)
		return -1;
	return snapshot_parse("farm", farm_text, strlen(farm_text), &farm, &problems_of_farm);
}

static int teardown(void **state)
{
	farm = snapshot_free(farm);
	return reading_teardown(state);
}

struct row {
	const char *yaml, *problems;
};

static void check_rows(const struct row *rows, size_t count, const struct change_origin *origin)
{
	for (size_t i = 0; i < count; i++) {
		struct changes changes = {0};

		same_number(rows[i].yaml,
			changes_read(&reader, parse(rows[i].yaml), origin, &changes), 0);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

static void change_check__refuses_forms(void **state)
{
	static const struct row rows[] = {
		{"[session-ended: WF12]",
			"f:1:17: [1].session-ended: 'WF12' is not of the form SERVER/SESSION\n"},
		{"[session-ended: WF12/12/a.exe]", "f:1:17: [1].session-ended: 'WF12/12/a.exe' is "
						   "not of the form SERVER/SESSION\n"},
		{"[session-ended: WF12/012]", "f:1:17: [1].session-ended: 'WF12/012' is not of the "
					      "form SERVER/SESSION\n"},
		{"[session-ended: /12]",
			"f:1:17: [1].session-ended: '/12' is not of the form SERVER/SESSION\n"},
		{"[state-changed: WF12/console]",
			"f:1:17: [1].state-changed: 'WF12/console' is not "
			"of the form SERVER/SESSION\n"},
		{"[program-ended: WF12/winword.exe]",
			"f:1:17: [1].program-ended: 'WF12/winword.exe' is not of the form "
			"SERVER/SESSION/NAME\n"},
		{"[work-lost: WF12/12/a/b.doc]", ""},
		{"[permission-changed: WF12/eva]",
			"f:1:22: [1].permission-changed: 'WF12/eva' is not of the form "
			"SERVER/WINSTATION/ACCOUNT\n"},
		{"[winstation-changed: TERM04]",
			"f:1:22: [1].winstation-changed: 'TERM04' is not of the form "
			"SERVER/WINSTATION\n"},
		{"[server-changed: WF12/12]",
			"f:1:18: [1].server-changed: 'WF12/12' is not of the form SERVER\n"},
		{"[{state-changed: WF12/12, to: disconected}]",
			"f:1:31: [1].to: unknown state 'disconected'; did you mean "
			"'disconnected'?\n"},
		{"[{server-changed: WF12, to: off}]", "f:1:29: [1].to: unknown value of logons "
						      "'off'; accepted: disabled, enabled, "
						      "drain or drain-until-restart\n"},
		{"[{session-ended: WF12/12, to: none}]",
			"f:1:31: [1].to: 'session-ended' has no new value\n"},
	};

	(void)state;
	check_rows(rows, ARRAY_SIZE(rows), NULL);
}

static void change_check__refuses_what_the_farm_lacks(void **state)
{
	static const struct row rows[] = {
		{"[session-ended: WF12/12, session-started: WF12/13, state-changed: WF12/0]", ""},
		{"[program-ended: wf12/12/WINWORD.EXE, work-lost: WF12/12/letter.doc]", ""},
		{"[message-sent: WF12/12, program-started: WF12/0/calc.exe]", ""},
		{"[{server-changed: WF12, to: enabled}, permission-changed: WF12/RDP-Tcp/eva]", ""},
		{"[account-changed: ann, winstation-changed: WF12/TERM04, journal-changed: 3]", ""},
		{"[session-ended: WF13/12]",
			"f:1:17: [1].session-ended: the farm has no server 'WF13'\n"},
		{"[session-ended: WF12/13]",
			"f:1:17: [1].session-ended: the farm has no session 'WF12/13'\n"},
		{"[user-changed: WF12/13, name-changed: WF12/14]",
			"f:1:16: [1].user-changed: the farm has no session 'WF12/13'\n"
			"f:1:39: [2].name-changed: the farm has no session 'WF12/14'\n"},
		{"[session-started: WF12/12]",
			"f:1:19: [1].session-started: the farm has a session 'WF12/12' already\n"},
		{"[{state-changed: WF12/12, to: active}]",
			"f:1:31: [1].to: session 'WF12/12' is already 'active'\n"},
		{"[program-ended: WF12/12/excel.exe]", "f:1:17: [1].program-ended: session "
						       "'WF12/12' has no program 'excel.exe'\n"},
		{"[work-lost: WF12/12/other.doc]",
			"f:1:13: [1].work-lost: session 'WF12/12' has no unsaved 'other.doc'\n"},
		{"[message-sent: WF12/13]",
			"f:1:16: [1].message-sent: the farm has no session 'WF12/13'\n"},
		{"[permission-changed: WF12/TERM04/eva]", "f:1:22: [1].permission-changed: server "
							  "'WF12' has no winstation 'TERM04'\n"},
		{"[server-changed: WF13]",
			"f:1:18: [1].server-changed: the farm has no server 'WF13'\n"},
		{"[{server-changed: WF12, to: disabled}]",
			"f:1:29: [1].to: logons of server 'WF12' are already 'disabled'\n"},
	};
	struct change_origin origin = {farm, NULL, false};

	(void)state;
	check_rows(rows, ARRAY_SIZE(rows), &origin);
}

/* A later step starts from what the earlier ones may have done. */
static void change_check__follows_earlier_changes(void **state)
{
	static const struct row rows[] = {
		{"[session-ended: WF12/13, program-ended: WF12/13/calc.exe]", ""},
		{"[message-sent: WF12/13, {state-changed: WF12/13, to: active}]", ""},
		{"[session-started: WF12/12, program-ended: WF12/0/cmd.exe]", ""},
		{"[{state-changed: WF12/0, to: active}]", ""},
		{"[{server-changed: WF12, to: disabled}]", ""},
		{"[session-ended: WF12/14]",
			"f:1:17: [1].session-ended: the farm has no session 'WF12/14'\n"},
	};
	struct changes earlier = read_changes(
		"[session-started: WF12/13, session-ended: WF12/12, state-changed: WF12/0,\n"
		" program-started: WF12/0/cmd.exe, server-changed: WF12]");
	struct change_origin origin = {farm, &earlier, false};

	(void)state;
	check_rows(rows, ARRAY_SIZE(rows), &origin);
}

/* A script may log a user on, send a message, and log the user off. */
static void change_check__sessions_may_come_and_go(void **state)
{
	static const struct row rows[] = {
		{"[message-sent: WF12/13]", ""},
		{"[session-ended: WF12/13]",
			"f:1:17: [1].session-ended: the farm has no session 'WF12/13'\n"},
	};
	struct change_origin origin = {farm, NULL, true};

	(void)state;
	check_rows(rows, ARRAY_SIZE(rows), &origin);
}

/* clang-format off */
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
/* clang-format on */

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(change_check__refuses_forms),
		TEST(change_check__refuses_what_the_farm_lacks),
		TEST(change_check__follows_earlier_changes),
		TEST(change_check__sessions_may_come_and_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
