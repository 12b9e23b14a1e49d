#include "training/mistake.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/suite/tests/support.h"

static const char farm_yaml[] =
	"servers:\n  WF12:\n    sessions:\n      0: {at: Console}\n      3: {user: ann}\n"
	"      8: {user: tom, programs: [{image: x.exe, unsaved: x.doc}, y.exe]}\n"
	"      12: {user: eva}\n";

static struct snapshot *before;

static int setup(void **state)
{
	char *told = NULL;

	same_number("farm", snapshot_parse("f", farm_yaml, strlen(farm_yaml), &before, &told), 0);
	return reading_setup(state);
}

static int teardown(void **state)
{
	before = snapshot_free(before);
	return reading_teardown(state);
}

static void mistake_add__says_whose_it_was(void **state)
{
	static const struct {
		const char *changes, *said;
	} rows[] = {
		{"[session-ended: WF12/12]", "  Session 12 on WF12, eva's, has ended.\n"},
		{"[session-ended: WF12/3]", "  Session 3 on WF12, your own, has ended.\n"},
		{"[session-ended: WF12/0]", "  Session 0 on WF12 has ended.\n"},
		{"[session-ended: WF12/8, program-ended: WF12/8/x.exe, program-ended: "
		 "WF12/8/y.exe, "
		 "work-lost: WF12/8/x.doc]",
			"  Session 8 on WF12, tom's, has ended; unsaved work was lost: x.doc.\n"},
		{"[work-lost: WF12/8/x.doc]",
			"  Session 8 on WF12, tom's, lost unsaved work: x.doc.\n"},
		{"[work-lost: WF12/8/x.doc, program-ended: WF12/8/x.exe]",
			"  Session 8 on WF12, tom's, no longer runs x.exe; unsaved work was lost: "
			"x.doc.\n"},
		{"[{state-changed: WF12/12, to: disconnected}, {name-changed: WF12/12, to: none}]",
			"  Session 12 on WF12, eva's, is now disconnected.\n"},
		{"[message-sent: WF12/12]", "  Session 12 on WF12, eva's, got a message.\n"},
		{"[session-started: WF12/5]", "  Session 5 on WF12 is new.\n"},
		{"[client-changed: WF12/12]", "  Session 12 on WF12, eva's, has changed.\n"},
		{"[user-changed: WF12/0]", "  Session 0 on WF12 has lost its user.\n"},
		{"[{user-changed: WF12/12, to: none}]",
			"  Session 12 on WF12, eva's, has lost its user.\n"},
		{"[{user-changed: WF12/0, to: ann}]", "  Session 0 on WF12 now belongs to ann.\n"},
		{"[{user-changed: WF12/12, to: Eva}]",
			"  Session 12 on WF12, eva's, is a new logon of Eva.\n"},
		{"[server-changed: WF13, permission-changed: WF12/RDP-Tcp/Users]",
			"  server-changed WF13.\n  permission-changed WF12/RDP-Tcp/Users.\n"},
		{"[session-ended: WF12/12, session-ended: WF12/1]",
			"  Session 12 on WF12, eva's, has ended.\n  Session 1 on WF12 has "
			"ended.\n"},
		{"[session-ended: A/1, session-ended: A/2, session-ended: A/3, session-ended: A/4, "
		 "session-ended: A/5, session-ended: A/6, program-ended: A/6/x, session-ended: "
		 "A/7]",
			"  Session 1 on A has ended.\n"
			"  Session 2 on A has ended.\n"
			"  Session 3 on A has ended.\n"
			"  Session 4 on A has ended.\n"
			"  Session 5 on A has ended.\n"
			"  ... and 2 more sessions.\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct changes changes = read_changes(rows[i].changes);
		struct text text = {0};

		mistake_add(&text, &changes, before, "wf12", 3);
		same_text(rows[i].changes, text_string(&text), rows[i].said);
		text_deinit(&text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(mistake_add__says_whose_it_was, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
